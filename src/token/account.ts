import type { TokenKind } from "../endpoints/endpoint.ts";
import type { Product } from "../errcodes/entry.ts";
import type { Language } from "../errors/message.ts";
import { type AccountTokens, createAccountTokens, internalsOf } from "./account-tokens.ts";
import type { TokenSource } from "./manager.ts";
import { DEFAULT_TOKEN_ERRCODES, DEFAULT_TOKEN_PARAM, type TokenProvider, tokenKindOf } from "./provider.ts";
import { createRenewalPauses, type RenewalPauses } from "./renewal-pauses.ts";

/** One source of tokens, with all that the plugin remembers about it. */
export interface Account {
  /** The product whose meaning of an errcode applies. */
  readonly product: Product | undefined;
  /** The query parameter that carries the token. */
  readonly param: string;
  readonly tokenErrcodes: ReadonlySet<number>;
  /** Undefined where the provider is not built in: then nobody says which kind of token it has. */
  readonly tokenKind: TokenKind | undefined;
  readonly renewalPauses: RenewalPauses;
  /** Undefined where the plugin handles no tokens. */
  readonly tokens: AccountTokens | undefined;
}

/** What the attachment's options say about the account. */
export interface AccountOptions {
  readonly tokenErrcodes?: readonly number[] | undefined;
  readonly product?: Product | undefined;
  readonly lang?: Language | undefined;
}

/** @param manager undefined: no token handling */
export function createAccount(
  manager: TokenSource | undefined,
  options: AccountOptions,
  now: () => number,
): Account {
  const internals = internalsOf(manager);
  const provider: Partial<TokenProvider> = internals?.provider ?? {};
  const ownErrcodes = manager ? (provider.tokenErrcodes ?? DEFAULT_TOKEN_ERRCODES) : [];
  return {
    product: options.product ?? provider.product,
    param: provider.param ?? DEFAULT_TOKEN_PARAM,
    tokenErrcodes: new Set(options.tokenErrcodes ?? ownErrcodes),
    tokenKind: tokenKindOf(provider),
    renewalPauses: internals?.renewalPauses ?? createRenewalPauses(now),
    tokens: manager && createAccountTokens(manager, provider.key ?? "tokens", options.lang),
  };
}
