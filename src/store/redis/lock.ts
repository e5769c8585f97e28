import { abortReason } from "../../time/abort-signal.ts";
import { systemClock } from "../../time/clock.ts";
import { pause } from "../../time/pause.ts";
import type { LockOptions } from "../token-store.ts";
import type { RedisCommands } from "./client.ts";
import { RELEASE_LOCK, TAKE_LOCK } from "./scripts.ts";

/** Between two looks at a lock that is taken; random, so that waiters spread out. */
const MIN_PAUSE_MS = 130;
const MAX_PAUSE_MS = 230;

/**
 * Takes a lock: a key with a random owner that expires after `leaseMs`. While another process holds it, this one looks
 * again every 130 to 230 ms, until `waitMs` have passed. Only its owner can release it.
 *
 * @throws {Error} when the lock is not free in time
 */
export async function takeLock(
  redis: RedisCommands,
  key: string,
  { waitMs, leaseMs, signal }: LockOptions,
): Promise<() => Promise<void>> {
  const owner = crypto.randomUUID();
  const giveUpAtMs = systemClock.monotonicMs() + waitMs;
  for (let isTaken = false; ; isTaken = (await redis.get(key)) !== null) {
    if (signal?.aborted) throw abortReason(signal);
    // A look costs the server less than a script.
    if (
      !isTaken &&
      Number(await redis.run(TAKE_LOCK, key, [owner, `${Math.max(1, Math.ceil(leaseMs))}`])) === 1
    ) {
      return async () => {
        await redis.run(RELEASE_LOCK, key, [owner]);
      };
    }
    const leftMs = giveUpAtMs - systemClock.monotonicMs();
    if (leftMs <= 0) throw new Error(`another process held the lock for more than ${waitMs} ms`);
    const pauseMs = MIN_PAUSE_MS + Math.random() * (MAX_PAUSE_MS - MIN_PAUSE_MS);
    await pause(Math.min(pauseMs, leftMs), signal);
  }
}
