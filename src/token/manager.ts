import { TokenFetchError } from "../errors/classes/token.ts";
import type { RefreshEvent } from "../observe/events/refresh-event.ts";
import { RefreshEvents } from "../observe/refresh-events.ts";
import { QuotaPauses } from "../quota/pauses.ts";
import { abortReason } from "../time/abort-signal.ts";
import { CurrentToken } from "./current-token.ts";
import type { FlightOutcome, RenewedToken } from "./flight.ts";
import type { TokenManagerOptions } from "./options.ts";
import { namedProvider, type TokenProvider } from "./provider.ts";
import type { ManagerSettings } from "./renewal/settings.ts";
import { RenewalPauses } from "./renewal-pauses.ts";
import { Renewals } from "./renewals.ts";

/** Hands out one account's token, and renews it once for all callers. Made by {@link createTokenManager}. */
export interface TokenManager {
  /** The token in this process, if it is still valid. Makes no request and renews nothing. */
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
  /** The name of the account in errors and events. */
  readonly account: string;
  /** Whether a renewal is under way. */
  readonly isBusy: boolean;
  /** Paths that start no renewal for a while; shared by all attachments of this manager. */
  readonly renewalPauses: RenewalPauses;
  /** Paths whose day is used up; shared likewise. */
  readonly quotaPauses: QuotaPauses;
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

/** A class, because each of thousands of accounts has one: its methods are shared. */
export class Manager implements TokenManager, ManagerInternals {
  declare readonly [INTERNALS]: ManagerInternals;
  readonly provider: TokenProvider;
  readonly account: string;
  readonly renewalPauses: RenewalPauses;
  readonly quotaPauses: QuotaPauses;
  readonly #settings: ManagerSettings;
  readonly #current: CurrentToken;
  readonly #events: RefreshEvents;
  readonly #renewals: Renewals;

  /** @param account the string that chose it; by default the provider's key */
  constructor(provider: TokenManagerOptions["provider"], settings: ManagerSettings, account?: string) {
    // Not as a member of the class: for a bundler a computed name is a side effect, which keeps the class.
    Object.defineProperty(this, INTERNALS, { value: this });
    this.provider = namedProvider(provider);
    this.account = account ?? this.provider.key;
    this.renewalPauses = new RenewalPauses(settings.clock.monotonicMs);
    this.quotaPauses = new QuotaPauses(settings.clock.monotonicMs);
    this.#settings = settings;
    this.#current = new CurrentToken(settings.refreshAheadMs, settings.clock);
    this.#events = new RefreshEvents(settings.onRefresh);
    this.#renewals = new Renewals(this, settings, this.#current, this.#events);
  }

  get isBusy(): boolean {
    return this.#renewals.isBusy;
  }

  take(monotonicMs = this.#settings.clock.monotonicMs()): string | undefined {
    const current = this.#current;
    const leftMs = current.leftMs(monotonicMs);
    if (leftMs <= 0) return undefined;
    if (current.isDue(leftMs, monotonicMs)) {
      if (this.#settings.renewsInForeground) return undefined;
      this.#renewals.startInBackground();
    }
    return current.held?.value;
  }

  peek(): string | undefined {
    return this.#current.leftMs(this.#settings.clock.monotonicMs()) > 0
      ? this.#current.held?.value
      : undefined;
  }

  async get({ signal }: WaitOptions = {}): Promise<string> {
    for (;;) {
      if (signal?.aborted) throw abortReason(signal);
      const token = this.take();
      if (token !== undefined) return token;
      const outcome = await this.#renewals.joinOrStart().wait(signal);
      // After an early renewal that failed, the old token is still valid.
      const old =
        outcome && "cause" in outcome && this.#settings.renewsInForeground ? this.peek() : undefined;
      if (old !== undefined) return old;
      if (outcome) return this.#tokenOf(outcome).token;
    }
  }

  async refresh(rejected: string, options: WaitOptions = {}): Promise<string> {
    return (await this.renew(rejected, options)).token;
  }

  async renew(rejected: string, { signal }: WaitOptions): Promise<RenewedToken> {
    for (;;) {
      if (signal?.aborted) throw abortReason(signal);
      const token = this.take();
      if (token !== undefined && token !== rejected) return { token, isFetched: false };
      const flight = this.#renewals.joinOrStart(rejected);
      const outcome = await flight.wait(signal);
      // A flight for another reason may have returned the rejected token.
      if (outcome && ("cause" in outcome || flight.rejected === rejected)) return this.#tokenOf(outcome);
    }
  }

  clear(): void {
    this.#current.clear();
    this.#renewals.clear();
    this.renewalPauses.clear();
    this.quotaPauses.clear();
  }

  listen(onRefresh: ((event: RefreshEvent) => void) | undefined): () => void {
    return this.#events.listen(onRefresh);
  }

  #tokenOf(outcome: FlightOutcome): RenewedToken {
    // A new error for each waiter: callers may write on the one that they catch.
    if ("cause" in outcome) {
      const { lang } = this.#settings;
      throw new TokenFetchError(outcome.cause, this.provider.key, { account: this.account, lang });
    }
    return outcome;
  }
}
