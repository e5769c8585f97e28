import type { GuardedStore } from "../../store/guarded-store.ts";
import type { StoredToken } from "../../store/token-store.ts";
import { pause } from "../../time/pause.ts";

/**
 * Between two looks for a token that another holder has stored; random, so that waiters spread out. A holder that stores
 * one releases the lock at once: the looks are for a holder that cannot.
 */
const MIN_PAUSE_MS = 450;
const MAX_PAUSE_MS = 550;

/** The lock, or the token that another holder has stored meanwhile, or neither in time. */
export interface Locked {
  readonly found?: StoredToken | undefined;
  readonly release?: (() => Promise<void>) | undefined;
}

/** Waits for the lock of a store that has one, and watches the store meanwhile: the holder is renewing the same token. */
export async function takeStoreLock(
  store: GuardedStore,
  isWanted: (token: StoredToken | undefined) => boolean,
): Promise<Locked> {
  const settled = new AbortController();
  const locking = store.lock(settled.signal);
  const watching = watch(store, isWanted, settled.signal);
  const first = await Promise.race([locking.then((release) => ({ release })), watching]);
  settled.abort();
  // The lock may still be granted after the token was found: release it then.
  if ("found" in first) void locking.then((release) => release?.());
  return first;
}

const pauseMs = () => MIN_PAUSE_MS + Math.random() * (MAX_PAUSE_MS - MIN_PAUSE_MS);

async function watch(
  store: GuardedStore,
  isWanted: (token: StoredToken | undefined) => boolean,
  signal: AbortSignal,
): Promise<Locked> {
  for (;;) {
    try {
      await pause(pauseMs(), signal);
    } catch {
      return {};
    }
    const found = await store.get();
    if (isWanted(found)) return { found };
  }
}
