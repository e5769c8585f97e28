import type { InternalAxiosRequestConfig } from "axios";
import type { Product } from "../errcodes/entry.ts";
import type { Language } from "../errors/message.ts";
import { TokenFetchError } from "../errors/token.ts";
import { INTERNALS, type ManagerInternals, type TokenManager } from "./manager.ts";
import { DEFAULT_TOKEN_ERRCODES, DEFAULT_TOKEN_PARAM, type TokenProvider } from "./provider.ts";
import { createRenewalPauses, type RenewalPauses } from "./renewal-pauses.ts";

/** One source of tokens, with all that the plugin remembers about it. */
export interface Account {
  /** The product whose meaning of an errcode applies. */
  readonly product: Product | undefined;
  /** The query parameter that carries the token. */
  readonly param: string;
  readonly tokenErrcodes: ReadonlySet<number>;
  readonly renewalPauses: RenewalPauses;
  /** Undefined where the plugin handles no tokens. */
  readonly tokens: AccountTokens | undefined;
}

/** An account's tokens, as a call uses them. */
export interface AccountTokens {
  /** The current token without a wait. Always undefined for a user's own manager. */
  peek(nowMs?: number): string | undefined;
  /**
   * The current token, or one other than `rejected`.
   * @throws {TokenFetchError} of this call's own
   */
  get(
    config: InternalAxiosRequestConfig,
    signal: AbortSignal | undefined,
    rejected?: string,
  ): Promise<string>;
}

/** What the attachment's options say about the account. */
export interface AccountOptions {
  readonly tokenErrcodes?: readonly number[] | undefined;
  readonly product?: Product | undefined;
  readonly lang?: Language | undefined;
}

/** The internals of a manager; undefined for a user's own object. */
export function internalsOf(manager: TokenManager | undefined): ManagerInternals | undefined {
  return (manager as { [INTERNALS]?: ManagerInternals } | undefined)?.[INTERNALS];
}

/** @param manager undefined: no token handling */
export function createAccount(
  manager: TokenManager | undefined,
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
    renewalPauses: internals?.renewalPauses ?? createRenewalPauses(now),
    tokens: manager && tokensOf(manager, provider.key ?? "tokens", options.lang),
  };
}

function tokensOf(manager: TokenManager, key: string, lang: Language | undefined): AccountTokens {
  return {
    peek: internalsOf(manager)?.peek ?? (() => undefined),
    async get(config, signal, rejected) {
      const options = signal ? { signal } : {};
      try {
        return await (rejected === undefined ? manager.get(options) : manager.refresh(rejected, options));
      } catch (error) {
        throw signal?.aborted ? error : ownTokenFetchError(error, key, config, lang);
      }
    },
  };
}

/** Turns a manager's failure into this call's own: each caller gets its own error object, with its own config. */
function ownTokenFetchError(
  error: unknown,
  key: string,
  config: InternalAxiosRequestConfig,
  lang?: Language,
): TokenFetchError {
  const { cause, key: itsKey } = error as { cause?: unknown; key?: unknown };
  const named = (error as Error)?.name === "TokenFetchError";
  const reason = named && cause instanceof Error ? cause : error;
  return new TokenFetchError(
    reason instanceof Error ? reason : new Error(String(reason)),
    named && typeof itsKey === "string" ? itsKey : key,
    { config, lang },
  );
}
