import type { AxiosInstance } from "axios";
import type { RefreshEvent } from "../../observe/refresh-event.ts";
import type { GuardedStore } from "../../store/guarded-store.ts";
import type { StoredToken } from "../../store/token-store.ts";
import type { TokenProvider } from "../provider.ts";
import { type FetchedToken, type FetchPace, fetchToken } from "./fetch.ts";
import { takeLock } from "./store-lock.ts";

/** Why a renewal begins, and what it must come out with something other than. */
export interface RenewalCause {
  readonly reason: RefreshEvent["reason"];
  /** The token that WeChat refused. */
  readonly rejected?: string | undefined;
  /** What this process holds. */
  readonly held?: StoredToken | undefined;
  /** Too soon for a fetch: only what another process has stored will do. */
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
}

/**
 * The ladder: what another process put in the store, else a normal fetch, else, when that gives back the very token
 * that was refused, one forced fetch. Fetches are made under the store's lock, if it has one.
 *
 * @returns undefined when it was only to look, and nothing was there
 */
export async function renew(cause: RenewalCause, parts: RenewalParts): Promise<Renewal | undefined> {
  const { store, now } = parts;
  const isWanted = (token: StoredToken | undefined) => answers(cause, token, now());
  const stored = await store.get();
  if (stored && isWanted(stored)) return { token: stored, outcome: "store", forced: false };
  if (cause.lookOnly) return undefined;
  if (!store.hasLock) return fetchAndKeep(cause, stored, parts);

  const { found, release } = await takeLock(store, isWanted);
  try {
    // Whoever had the lock before may have left what is wanted.
    const again = found ?? (await store.get());
    if (again && isWanted(again)) return { token: again, outcome: "store", forced: false };
    return await fetchAndKeep(cause, again, parts);
  } finally {
    await release?.();
  }
}

async function fetchAndKeep(
  cause: RenewalCause,
  stored: StoredToken | undefined,
  { provider, store, http, forcedFetches, now, pace }: RenewalParts,
): Promise<Renewal> {
  const { rejected, held } = cause;
  let fetched: FetchedToken = await fetchToken(provider, http, { force: false, rejected }, now, pace);
  let forced = false;
  if (fetched.value === rejected && provider.canForce && forcedFetches.take()) {
    forced = true;
    fetched = await fetchToken(provider, http, { force: true, rejected }, now, pace);
  }
  const previous = Math.max(held?.generation ?? 0, stored?.generation ?? 0);
  const { value, askedAtMs, expiresAtMs } = fetched;
  // From when it was asked for: an answer that was long under way is an old one, and must not outrank a newer token.
  const token: StoredToken = { value, expiresAtMs, generation: Math.max(askedAtMs, previous + 1) };
  if (!(await store.set(token))) {
    // Another process was faster, and the later token is the one that lives.
    const newer = await store.get();
    if (newer && answers(cause, newer, now())) return { token: newer, outcome: "store", forced };
  }
  return { token, outcome: value === (rejected ?? held?.value) ? "unchanged" : "fetched", forced };
}

/** Whether a stored token is what this renewal is after: alive, not the refused one, and newer than what is held. */
function answers(
  { rejected, held }: RenewalCause,
  token: StoredToken | undefined,
  now: number,
): token is StoredToken {
  if (!token || token.value === rejected || token.expiresAtMs <= now) return false;
  return !held || (token.value !== held.value && token.generation > held.generation);
}
