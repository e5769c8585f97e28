import { AxiosError, type InternalAxiosRequestConfig } from "axios";
import { asError } from "../errors/as-error.ts";
import type { Language } from "../errors/message.ts";
import { seal } from "../errors/seal.ts";
import { TokenFetchError } from "../errors/token.ts";
import { eitherSignal } from "../time/abort-signal.ts";
import { DeadlineExceeded, withDeadline } from "../time/deadline.ts";
import type { RenewedToken } from "./flight.ts";
import { INTERNALS, type ManagerInternals, type TokenSource, type WaitOptions } from "./manager.ts";

/** An account's tokens, as a call uses them. */
export interface AccountTokens {
  /**
   * The current token without a wait; renews it in the background when that is due. Always undefined for a user's own
   * manager.
   */
  take(monotonicMs?: number): string | undefined;
  /**
   * The current token, or one other than `rejected`. Waits no longer than the call's timeout.
   * @throws {TokenFetchError} of this call's own
   */
  get(
    config: InternalAxiosRequestConfig,
    signal: AbortSignal | undefined,
    rejected?: string,
  ): Promise<RenewedToken>;
}

/** The internals of a manager; undefined for a user's own object. */
export function internalsOf(manager: TokenSource | undefined): ManagerInternals | undefined {
  return (manager as { [INTERNALS]?: ManagerInternals } | undefined)?.[INTERNALS];
}

export function createAccountTokens(
  manager: TokenSource,
  key: string,
  lang: Language | undefined,
): AccountTokens {
  const internals = internalsOf(manager);
  const renew = async (rejected: string, options: WaitOptions): Promise<RenewedToken> =>
    internals ? internals.renew(rejected, options) : { token: await manager.refresh(rejected, options) };
  return {
    take: (monotonicMs) => internals?.take(monotonicMs),
    async get(config, signal, rejected) {
      try {
        return await withinTimeout(config, signal, async (either) => {
          const options: WaitOptions = either ? { signal: either } : {};
          return rejected === undefined ? { token: await manager.get(options) } : renew(rejected, options);
        });
      } catch (error) {
        throw signal?.aborted ? error : ownTokenFetchError(error, key, config, lang);
      }
    },
  };
}

/**
 * Waits for a token no longer than the call waits for its response; the renewal goes on for others.
 *
 * @throws {AxiosError} axios' own for a timeout
 */
async function withinTimeout<T>(
  config: InternalAxiosRequestConfig,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  const { timeoutErrorMessage, transitional } = config;
  // As axios reads it.
  const timeoutMs = Number.parseInt(String(config.timeout ?? 0), 10);
  if (!(timeoutMs > 0)) return work(signal);
  const message = timeoutErrorMessage || `timeout of ${timeoutMs}ms exceeded`;
  try {
    return await withDeadline(timeoutMs, message, (late) => work(signal ? eitherSignal(signal, late) : late));
  } catch (error) {
    if (!(error instanceof DeadlineExceeded)) throw error;
    throw seal(
      new AxiosError(message, transitional?.clarifyTimeoutError ? "ETIMEDOUT" : "ECONNABORTED", config),
    );
  }
}

/** Turns a manager's failure into this call's own: each caller gets its own error object, with its own config. */
function ownTokenFetchError(
  thrown: unknown,
  key: string,
  config: InternalAxiosRequestConfig,
  lang?: Language,
): TokenFetchError {
  const error = asError(thrown) as Error & { readonly key?: unknown };
  const isNamed = error.name === "TokenFetchError";
  const cause = isNamed && error.cause instanceof Error ? error.cause : error;
  const itsKey = isNamed && typeof error.key === "string" ? error.key : key;
  return new TokenFetchError(cause, itsKey, { config, lang });
}
