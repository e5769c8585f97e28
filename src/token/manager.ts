import axios, { type AxiosInstance } from "axios";
import { TokenFetchError } from "../errors/token.ts";
import type { RefreshEvent } from "../observe/refresh-event.ts";
import { createRefreshEvents } from "../observe/refresh-events.ts";
import { abortReason } from "../time/abort-signal.ts";
import { type Clock, systemClock } from "../time/clock.ts";
import type { FlightOutcome, RenewedToken } from "./flight.ts";
import { createCurrentToken } from "./freshness.ts";
import type { TokenManagerOptions } from "./options.ts";
import { namedProvider, type TokenProvider } from "./provider.ts";
import type { FetchPace } from "./renewal/fetch.ts";
import { createRenewalPauses, type RenewalPauses } from "./renewal-pauses.ts";
import { createRenewals } from "./renewals.ts";

/** Hands out one account's token, and renews it once for all callers. Made by {@link createTokenManager}. */
export interface TokenManager {
  /** The token in this process, if it still serves. Asks nobody and renews nothing. */
  peek(): string | undefined;
  /**
   * Forgets what this process holds: the token, remembered failures and pauses. A token in a `store` that you gave stays
   * there, and is found again. For tests, and for a secret that was replaced.
   */
  clear(): void;
  /**
   * Returns the current token, and fetches one if there is none. An aborted `signal` ends this caller's wait with the
   * signal's reason; the renewal goes on for the others.
   * @throws {TokenFetchError} when there is no token
   */
  get(options?: { readonly signal?: AbortSignal }): Promise<string>;
  /**
   * Returns a token other than the rejected one. Renews only if `rejected` is still the current token, and resolves
   * with `rejected` itself when renewal could not help, or is held back: rejections start at most 10 renewals in a burst,
   * and one more every 5 seconds.
   * @throws {TokenFetchError} when there is no token
   */
  refresh(rejected: string, options?: { readonly signal?: AbortSignal }): Promise<string>;
}

/** How to wait for a token. */
export interface WaitOptions {
  readonly signal?: AbortSignal;
}

/** The least that makes a manager: a user's own may be no more. */
export type TokenSource = Pick<TokenManager, "get" | "refresh">;

/** What the plugin needs of a manager beyond the public interface. */
export interface ManagerInternals {
  readonly provider: TokenProvider;
  /** Paths that start no renewal for a while; shared by all attachments of this manager. */
  readonly renewalPauses: RenewalPauses;
  /** The current token, or undefined when a caller must wait for one. Renews it in the background when that is due. */
  take(monotonicMs?: number): string | undefined;
  /** As `refresh`, and says when a renewal was held back. */
  renew(rejected: string, options: WaitOptions): Promise<RenewedToken>;
  /** Adds a listener for an attachment that shares the manager; returns the function that removes it. */
  listen(onRefresh: ((event: RefreshEvent) => void) | undefined): () => void;
}

/**
 * Registered, so that a manager of the package's ESM copy works in an attachment of the CommonJS copy. The number grows
 * when the internals change: another version of the package then uses only the public functions.
 */
export const INTERNALS = Symbol.for("axios-wechat.token-manager:2");

/** Options, and what the plugin and the tests add to them. */
export interface ManagerParts extends TokenManagerOptions {
  /** Changes each client for token requests before its first use. */
  readonly prepareClient?: (client: AxiosInstance) => AxiosInstance;
  readonly clock?: Clock;
  readonly pace?: FetchPace | undefined;
}

const DEFAULT_REFRESH_AHEAD_MS = 240_000;

/** Makes a manager from options that were checked before. */
export function createManager(
  parts: ManagerParts,
): TokenManager & { readonly [INTERNALS]: ManagerInternals } {
  const { http = axios.create(), clock = systemClock, lang } = parts;
  const now = () => clock.monotonicMs();
  const provider = namedProvider(parts.provider);
  const current = createCurrentToken(parts.refreshAheadMs ?? DEFAULT_REFRESH_AHEAD_MS, clock);
  const events = createRefreshEvents(parts.onRefresh);
  const renewals = createRenewals({ ...parts, http, clock, provider }, current, events.emit);
  const renewalPauses = createRenewalPauses(now);

  function take(monotonicMs = now()): string | undefined {
    const leftMs = current.leftMs(monotonicMs);
    if (leftMs <= 0) return undefined;
    if (current.isDue(leftMs, monotonicMs)) renewals.startInBackground();
    return current.held?.value;
  }

  async function get({ signal }: WaitOptions = {}): Promise<string> {
    for (;;) {
      if (signal?.aborted) throw abortReason(signal);
      const token = take();
      if (token !== undefined) return token;
      const outcome = await renewals.joinOrStart().wait(signal);
      if (outcome) return tokenOf(outcome).token;
    }
  }

  async function renew(rejected: string, { signal }: WaitOptions): Promise<RenewedToken> {
    for (;;) {
      if (signal?.aborted) throw abortReason(signal);
      const token = take();
      if (token !== undefined && token !== rejected) return { token };
      const flight = renewals.joinOrStart(rejected);
      const outcome = await flight.wait(signal);
      // A flight for another reason may have returned the rejected token.
      if (outcome && ("cause" in outcome || flight.rejected === rejected)) return tokenOf(outcome);
    }
  }

  function tokenOf(outcome: FlightOutcome): RenewedToken {
    // A new error for each waiter: callers may write on the one that they catch.
    if ("cause" in outcome) throw new TokenFetchError(outcome.cause, provider.key, { lang });
    return outcome;
  }

  return {
    [INTERNALS]: { provider, renewalPauses, take, renew, listen: events.listen },
    peek: () => (current.leftMs(now()) > 0 ? current.held?.value : undefined),
    clear() {
      current.clear();
      renewals.clear();
      renewalPauses.clear();
    },
    get,
    refresh: async (rejected, options = {}) => (await renew(rejected, options)).token,
  };
}
