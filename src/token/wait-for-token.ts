import { AxiosError, type InternalAxiosRequestConfig } from "axios";
import type { Language } from "../errors/language.ts";
import { redactError } from "../errors/redact-error.ts";
import { anySignal } from "../time/abort-signal.ts";
import { systemClock } from "../time/clock.ts";
import { DeadlineExceeded, withDeadline } from "../time/deadline.ts";
import type { Account } from "./account.ts";
import type { RenewedToken } from "./flight.ts";
import type { TokenSource, WaitOptions } from "./manager.ts";
import { toTokenFetchError } from "./to-token-fetch-error.ts";

/** The call that waits. */
interface TokenWait {
  readonly account: Account;
  readonly config: InternalAxiosRequestConfig;
  tokenWaitMs: number;
}

/**
 * The account's current token, or one other than `rejected`. Waits no longer than the call's timeout; the renewal goes
 * on for others.
 *
 * @throws {TokenFetchError} of this call's own
 */
export async function waitForToken(
  tokens: TokenSource,
  call: TokenWait,
  signal: AbortSignal | undefined,
  lang: Language | undefined,
  rejected?: string,
): Promise<RenewedToken> {
  const { account, config } = call;
  const startedAtMs = systemClock.monotonicMs();
  try {
    return await withinTimeout(config, signal, async (either) => {
      const options: WaitOptions = either ? { signal: either } : {};
      if (rejected === undefined) return { token: await tokens.get(options) };
      const { manager } = account;
      return manager ? manager.renew(rejected, options) : { token: await tokens.refresh(rejected, options) };
    });
  } catch (error) {
    throw signal?.aborted ? error : toTokenFetchError(error, account.name, config, lang);
  } finally {
    call.tokenWaitMs += systemClock.monotonicMs() - startedAtMs;
  }
}

/** @throws {AxiosError} axios' own for a timeout */
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
    return await withDeadline(timeoutMs, message, (late) => work(signal ? anySignal(signal, late) : late));
  } catch (error) {
    if (!(error instanceof DeadlineExceeded)) throw error;
    throw redactError(
      new AxiosError(message, transitional?.clarifyTimeoutError ? "ETIMEDOUT" : "ECONNABORTED", config),
    );
  }
}
