import type { AxiosInstance } from "axios";
import type { TokenStoreError } from "../../errors/classes/token.ts";
import type { Language } from "../../errors/language.ts";
import type { RefreshEvent } from "../../observe/events/refresh-event.ts";
import { type GuardedStore, guardStore, NO_STORE } from "../../store/guarded-store.ts";
import type { StoredToken } from "../../store/token-store.ts";
import type { Clock } from "../../time/clock.ts";
import type { TokenProvider } from "../provider.ts";
import { type FetchedToken, type FetchPace, fetchToken } from "./fetch.ts";
import type { RenewalSettings } from "./settings.ts";
import { takeStoreLock } from "./store-lock.ts";
import { createTokenClient } from "./token-client.ts";

/** Why a renewal begins, and which token it must replace. */
export interface RenewalCause {
  readonly reason: RefreshEvent["reason"];
  /** The token that WeChat rejected. */
  readonly rejected?: string | undefined;
  /** What this process holds. */
  readonly held?: StoredToken | undefined;
  /** Why there is no fetch now, only a look for what another process has stored. */
  readonly lookOnly?: "held-back" | "unchanged" | undefined;
}

export interface Renewal {
  readonly token: StoredToken;
  /** Milliseconds from its request to its end. */
  readonly lifetimeMs: number;
  readonly outcome: "fetched" | "store" | "unchanged";
  readonly forced: boolean;
}

export interface RenewalParts {
  readonly provider: TokenProvider;
  readonly store: GuardedStore;
  readonly http: () => AxiosInstance;
  readonly forcedFetches: { take(): boolean };
  readonly clock: Clock;
  readonly pace?: FetchPace | undefined;
  readonly lang?: Language | undefined;
}

/** Renews the token of a manager. Loaded by the first renewal: a bundle starts without it. */
export function renewToken(
  cause: RenewalCause,
  provider: TokenProvider,
  { store, storeLimits, http, prepareClient, clock, lang, pace }: RenewalSettings,
  forcedFetches: RenewalParts["forcedFetches"],
  report: (error: TokenStoreError) => void,
): Promise<Renewal | undefined> {
  const { key, product } = provider;
  const secrets = [cause.rejected, cause.held?.value];
  return renew(cause, {
    ...{ provider, clock, pace, lang, forcedFetches },
    store: store ? guardStore(store, key, storeLimits, report, secrets) : NO_STORE,
    http: () => {
      const client = createTokenClient(http, { product, lang });
      return prepareClient ? prepareClient(client) : client;
    },
  });
}

/**
 * Renews the token: from the store, if another process has put a new one there; else by a normal fetch; else, if that
 * returns the rejected token again, by one forced fetch. Fetches run under the store's lock, if it has one.
 *
 * So however many calls a 40001 hits, it costs one token request at most, two where the provider can force, and one
 * replay of each call.
 *
 * @returns undefined when it only looked, and found nothing
 */
export async function renew(cause: RenewalCause, parts: RenewalParts): Promise<Renewal | undefined> {
  const { store, clock } = parts;
  const wanted = (token: StoredToken | undefined) => isWanted(cause, token, clock);
  const stored = await store.get();
  if (stored && wanted(stored)) return fromStore(stored, clock);
  if (cause.lookOnly) return undefined;
  if (!store.hasLock) return fetchAndKeep(cause, stored, parts);

  const { found, release } = await takeStoreLock(store, wanted);
  try {
    // The previous holder may have stored a new token.
    const again = found ?? (await store.get());
    if (again && wanted(again)) return fromStore(again, clock);
    return await fetchAndKeep(cause, again, parts);
  } finally {
    await release?.();
  }
}

async function fetchAndKeep(
  cause: RenewalCause,
  stored: StoredToken | undefined,
  { provider, store, http, forcedFetches, clock, pace, lang }: RenewalParts,
): Promise<Renewal> {
  const { rejected, held } = cause;
  let fetched: FetchedToken = await fetchToken(provider, http, { force: false, rejected, lang }, clock, pace);
  let forced = false;
  if (fetched.value === rejected && provider.canForce && forcedFetches.take()) {
    forced = true;
    fetched = await fetchToken(provider, http, { force: true, rejected, lang }, clock, pace);
  }
  const previous = Math.max(held?.generation ?? 0, stored?.generation ?? 0);
  const { value, askedAtMs, lifetimeMs } = fetched;
  // Counted from the request: a response that took long holds an old token, which must not outrank a newer one.
  const token: StoredToken = {
    value,
    expiresAtMs: askedAtMs + lifetimeMs,
    generation: Math.max(askedAtMs, previous + 1),
  };
  if (!(await store.set(token))) {
    // Another process was faster: its later token is the valid one.
    const newer = await store.get();
    if (newer && isWanted(cause, newer, clock)) return { ...fromStore(newer, clock), forced };
  }
  return {
    token,
    lifetimeMs,
    outcome: value === (rejected ?? held?.value) ? "unchanged" : "fetched",
    forced,
  };
}

/** A stored token is as old as its generation says, unless the wall clock was set back between two renewals. */
function fromStore(token: StoredToken, clock: Clock): Renewal {
  const { expiresAtMs, generation } = token;
  const lifetimeMs = expiresAtMs - (generation < expiresAtMs ? generation : clock.wallMs());
  return { token, lifetimeMs, outcome: "store", forced: false };
}

/** Whether a stored token ends this renewal: alive, not the rejected one, and newer than the held one. */
function isWanted(
  { rejected, held }: RenewalCause,
  token: StoredToken | undefined,
  clock: Clock,
): token is StoredToken {
  if (!token || token.value === rejected || token.expiresAtMs <= clock.wallMs()) return false;
  return !held || (token.value !== held.value && token.generation > held.generation);
}
