import type { InternalAxiosRequestConfig } from "axios";
import { TokenFetchError } from "../errors/token.ts";
import { INTERNALS, type ManagerInternals, type TokenManager } from "./manager.ts";
import { DEFAULT_TOKEN_PARAM, type TokenProvider } from "./provider.ts";
import { DEFAULT_TOKEN_ERRCODES } from "./token-errcodes.ts";

/** Where an attachment's tokens come from, as the exchange uses it. */
export interface TokenSource {
  readonly manager: TokenManager;
  /** The current token without a wait. A manager that is not ours has no such thing. */
  readonly peek: ManagerInternals["peek"];
  readonly param: string;
  readonly errcodes: ReadonlySet<number>;
  readonly key: string;
}

/** The part of a manager that is ours; a user's own object may have none. */
export function internalsOf(manager: TokenManager): ManagerInternals | undefined {
  return (manager as { [INTERNALS]?: ManagerInternals })[INTERNALS];
}

export function createTokenSource(
  manager: TokenManager,
  tokenErrcodes: readonly number[] | undefined,
): TokenSource {
  const internals = internalsOf(manager);
  const provider: Partial<TokenProvider> = internals?.provider ?? {};
  return {
    manager,
    peek: internals?.peek ?? (() => undefined),
    param: provider.param ?? DEFAULT_TOKEN_PARAM,
    errcodes: new Set(tokenErrcodes ?? provider.tokenErrcodes ?? DEFAULT_TOKEN_ERRCODES),
    key: provider.key ?? "tokens",
  };
}

/** A manager's failure as this call's own: each caller has an error object to itself, with its own config. */
export function asTokenFetchError(
  error: unknown,
  key: string,
  config: InternalAxiosRequestConfig,
): TokenFetchError {
  const { cause, key: itsKey } = error as { cause?: unknown; key?: unknown };
  const named = (error as Error)?.name === "TokenFetchError";
  const reason = named && cause instanceof Error ? cause : error;
  return new TokenFetchError(
    reason instanceof Error ? reason : new Error(String(reason)),
    named && typeof itsKey === "string" ? itsKey : key,
    { config },
  );
}
