import type { TokenKind } from "../endpoints/endpoint.ts";
import type { Product } from "../errcodes/entry.ts";
import { QuotaPauses } from "../quota/pauses.ts";
import { INTERNALS, type ManagerInternals, type TokenSource } from "./manager.ts";
import { DEFAULT_TOKEN_ERRCODES, DEFAULT_TOKEN_PARAM, type TokenProvider, tokenKindOf } from "./provider.ts";
import { RenewalPauses } from "./renewal-pauses.ts";

/** One source of tokens, with all that the plugin remembers about it. */
export interface Account {
  /** In errors and events; undefined for none, and for a user's own manager. */
  readonly name: string | undefined;
  /** The product whose meaning of an errcode applies. */
  readonly product: Product | undefined;
  /** The query parameter that carries the token. */
  readonly param: string;
  readonly tokenErrcodes: readonly number[];
  /** Undefined where the provider is not built in: then the kind of its token is unknown. */
  readonly tokenKind: TokenKind | undefined;
  readonly renewalPauses: RenewalPauses;
  readonly quotaPauses: QuotaPauses;
  /** Undefined where the plugin handles no tokens. */
  readonly tokens: TokenSource | undefined;
  /** More of the same manager; undefined for a user's own. */
  readonly manager: ManagerInternals | undefined;
}

/** What the attachment's options say about the account. */
export interface AccountOptions {
  readonly tokenErrcodes?: readonly number[] | undefined;
  readonly product?: Product | undefined;
}

/** The internals of a manager; undefined for a user's own object. */
export function internalsOf(manager: TokenSource | undefined): ManagerInternals | undefined {
  return (manager as { [INTERNALS]?: ManagerInternals } | undefined)?.[INTERNALS];
}

/** What a built-in provider of an appid names its account. */
const KEY_OF_APPID = /^(?:stable_token|token|component|authorizer:[^:]+):([^:]+)$/;

/** The appid of an account; undefined where its provider is not built in, or has none. */
export function appidOf({ manager, tokenKind }: Account): string | undefined {
  return manager && tokenKind !== undefined ? KEY_OF_APPID.exec(manager.provider.key)?.[1] : undefined;
}

/** @param tokens undefined: no token handling */
export function createAccount(
  tokens: TokenSource | undefined,
  options: AccountOptions,
  now: () => number,
): Account {
  const manager = internalsOf(tokens);
  const provider: Partial<TokenProvider> = manager?.provider ?? {};
  const ownErrcodes = tokens ? (provider.tokenErrcodes ?? DEFAULT_TOKEN_ERRCODES) : [];
  return {
    name: manager?.account,
    product: options.product ?? provider.product,
    param: provider.param ?? DEFAULT_TOKEN_PARAM,
    tokenErrcodes: options.tokenErrcodes ?? ownErrcodes,
    tokenKind: tokenKindOf(provider),
    renewalPauses: manager?.renewalPauses ?? new RenewalPauses(now),
    quotaPauses: manager?.quotaPauses ?? new QuotaPauses(now),
    tokens,
    manager,
  };
}
