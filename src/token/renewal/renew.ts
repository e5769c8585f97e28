import type { AxiosInstance } from "axios";
import type { Language } from "../../errors/message.ts";
import type { RefreshEvent } from "../../observe/refresh-event.ts";
import type { GuardedStore } from "../../store/guarded-store.ts";
import type { StoredToken } from "../../store/token-store.ts";
import type { TokenProvider } from "../provider.ts";
import { type FetchedToken, type FetchPace, fetchToken } from "./fetch.ts";
import { takeStoreLock } from "./store-lock.ts";

/** Why a renewal begins, and which token it must replace. */
export interface RenewalCause {
  readonly reason: RefreshEvent["reason"];
  /** The token that WeChat rejected. */
  readonly rejected?: string | undefined;
  /** What this process holds. */
  readonly held?: StoredToken | undefined;
  /** Too soon for a fetch: only look for what another process has stored. */
  readonly lookOnly?: boolean | undefined;
}

export interface Renewal {
  readonly token: StoredToken;
  readonly outcome: "fetched" | "store" | "unchanged";
  readonly forced: boolean;
}

export interface RenewalParts {
  readonly provider: TokenProvider;
  readonly store: GuardedStore;
  readonly http: () => AxiosInstance;
  readonly forcedFetches: { take(): boolean };
  readonly now: () => number;
  readonly pace?: FetchPace | undefined;
  readonly lang?: Language | undefined;
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
  const { store, now } = parts;
  const wanted = (token: StoredToken | undefined) => isWanted(cause, token, now());
  const stored = await store.get();
  if (stored && wanted(stored)) return { token: stored, outcome: "store", forced: false };
  if (cause.lookOnly) return undefined;
  if (!store.hasLock) return fetchAndKeep(cause, stored, parts);

  const { found, release } = await takeStoreLock(store, wanted);
  try {
    // The previous holder may have stored a new token.
    const again = found ?? (await store.get());
    if (again && wanted(again)) return { token: again, outcome: "store", forced: false };
    return await fetchAndKeep(cause, again, parts);
  } finally {
    await release?.();
  }
}

async function fetchAndKeep(
  cause: RenewalCause,
  stored: StoredToken | undefined,
  { provider, store, http, forcedFetches, now, pace, lang }: RenewalParts,
): Promise<Renewal> {
  const { rejected, held } = cause;
  let fetched: FetchedToken = await fetchToken(provider, http, { force: false, rejected, lang }, now, pace);
  let forced = false;
  if (fetched.value === rejected && provider.canForce && forcedFetches.take()) {
    forced = true;
    fetched = await fetchToken(provider, http, { force: true, rejected, lang }, now, pace);
  }
  const previous = Math.max(held?.generation ?? 0, stored?.generation ?? 0);
  const { value, askedAtMs, expiresAtMs } = fetched;
  // Counted from the request: a response that took long holds an old token, which must not outrank a newer one.
  const token: StoredToken = { value, expiresAtMs, generation: Math.max(askedAtMs, previous + 1) };
  if (!(await store.set(token))) {
    // Another process was faster: its later token is the valid one.
    const newer = await store.get();
    if (newer && isWanted(cause, newer, now())) return { token: newer, outcome: "store", forced };
  }
  return { token, outcome: value === (rejected ?? held?.value) ? "unchanged" : "fetched", forced };
}

/** Whether a stored token ends this renewal: alive, not the rejected one, and newer than the held one. */
function isWanted(
  { rejected, held }: RenewalCause,
  token: StoredToken | undefined,
  now: number,
): token is StoredToken {
  if (!token || token.value === rejected || token.expiresAtMs <= now) return false;
  return !held || (token.value !== held.value && token.generation > held.generation);
}
