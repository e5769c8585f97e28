import { setTimeout as delay } from "node:timers/promises";
import type { GuardedStore } from "../../store/guarded-store.ts";
import type { StoredToken } from "../../store/token-store.ts";

/** How often to look for a token that another holder has stored. */
const LOOK_EVERY_MS = 50;

/** The lock, or the token that another holder has stored meanwhile, or neither in time. */
export interface Locked {
  readonly found?: StoredToken | undefined;
  readonly release?: (() => Promise<void>) | undefined;
}

/** Waits for the store's lock and watches the store meanwhile: the holder is renewing the same token. */
export async function takeStoreLock(
  store: GuardedStore,
  isWanted: (token: StoredToken | undefined) => boolean,
): Promise<Locked> {
  if (!store.hasLock) return {};
  const settled = new AbortController();
  const locking = store.lock(settled.signal);
  const watching = watch(store, isWanted, settled.signal);
  const first = await Promise.race([locking.then((release) => ({ release })), watching]);
  settled.abort();
  // The lock may still be granted after the token was found: release it then.
  if ("found" in first) void locking.then((release) => release?.());
  return first;
}

async function watch(
  store: GuardedStore,
  isWanted: (token: StoredToken | undefined) => boolean,
  signal: AbortSignal,
): Promise<Locked> {
  for (;;) {
    try {
      await delay(LOOK_EVERY_MS, undefined, { signal, ref: false });
    } catch {
      return {};
    }
    const found = await store.get();
    if (isWanted(found)) return { found };
  }
}
