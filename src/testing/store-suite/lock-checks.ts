import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { TokenStore } from "../../store/token-store.ts";
import { freshKey, type TokenStoreCheck, tokenOf } from "./token-checks.ts";

type Lock = NonNullable<TokenStore["lock"]>;

/** How long the checks wait, in ms. */
export interface LockTimes {
  /** Long enough that a slow database or a busy machine does not end it by accident. */
  readonly leaseMs: number;
  /** For a lock that is about to be free. */
  readonly longWaitMs: number;
  readonly shortWaitMs: number;
  readonly shortLeaseMs: number;
  /** How long a refusal may take beyond its `waitMs`: it must end, not be punctual. */
  readonly graceMs: number;
}

export const TIMES: LockTimes = {
  leaseMs: 5_000,
  longWaitMs: 5_000,
  shortWaitMs: 100,
  shortLeaseMs: 300,
  graceMs: 2_000,
};

/** What every store that has a `lock` must do with it; a store without one passes. */
export const lockChecks = ({
  leaseMs,
  longWaitMs,
  shortWaitMs,
  shortLeaseMs,
  graceMs,
}: LockTimes = TIMES): readonly TokenStoreCheck[] => [
  check("has a lock, if any, that one holder has at a time", async (lock) => {
    const key = freshKey();
    let holders = 0;
    let most = 0;
    const hold = async () => {
      const release = await lock(key, { waitMs: longWaitMs, leaseMs });
      holders += 1;
      most = Math.max(most, holders);
      await delay(5);
      holders -= 1;
      await release();
    };
    await Promise.all([hold(), hold(), hold(), hold()]);
    assert.equal(most, 1, "several had the lock at once");
  }),

  check("keeps the locks of different keys apart", async (lock) => {
    const releases = await Promise.all(
      [freshKey(), freshKey()].map((key) => lock(key, { waitMs: shortWaitMs, leaseMs })),
    );
    await Promise.all(releases.map((release) => release()));
  }),

  check("keeps a lock apart from the token of its key", async (lock, store) => {
    const key = freshKey();
    const [older, newer] = [tokenOf(1), tokenOf(2)];
    await store.set(key, older);
    const release = await lock(key, { waitMs: shortWaitMs, leaseMs });
    assert.deepEqual({ ...(await store.get(key)) }, older, "get, while the lock is held");
    assert.equal(await store.set(key, newer), true, "set, while the lock is held");
    await release();
    assert.deepEqual({ ...(await store.get(key)) }, newer, "get, after the release");
  }),

  check("waits for a lock for waitMs, and rejects then", async (lock) => {
    const key = freshKey();
    const release = await lock(key, { waitMs: shortWaitMs, leaseMs });
    await assertRefused(lock(key, { waitMs: shortWaitMs, leaseMs }), shortWaitMs + graceMs);
    await release();
  }),

  check("hands a lock on to one who waits when its holder releases it", async (lock) => {
    const key = freshKey();
    const release = await lock(key, { waitMs: shortWaitMs, leaseMs: longWaitMs * 4 });
    const waiting = lock(key, { waitMs: longWaitMs, leaseMs });
    // One that does not wait is refused before anybody looks: that is this check's to report, not the process'.
    waiting.catch(() => {});
    await delay(20);
    await release();
    await (await waiting)();
  }),

  check("frees a lock when its lease ends, though its holder never came back", async (lock) => {
    const key = freshKey();
    await lock(key, { waitMs: shortWaitMs, leaseMs: shortLeaseMs });
    await (await lock(key, { waitMs: longWaitMs, leaseMs }))();
  }),

  // A holder that stalled past its lease wakes up and releases what is another's by now.
  check("releases only one's own lock", async (lock) => {
    const key = freshKey();
    const releaseLate = await lock(key, { waitMs: shortWaitMs, leaseMs: shortLeaseMs });
    const release = await lock(key, { waitMs: longWaitMs, leaseMs });
    await releaseLate();
    await assertRefused(lock(key, { waitMs: shortWaitMs, leaseMs }), shortWaitMs + graceMs);
    await release();
    await release();
  }),

  check("stops waiting for a lock when its signal is aborted", async (lock) => {
    const key = freshKey();
    const release = await lock(key, { waitMs: shortWaitMs, leaseMs: longWaitMs * 8 });
    const controller = new AbortController();
    const waiting = lock(key, { waitMs: longWaitMs * 4, leaseMs, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await assertRefused(waiting, graceMs);
    await assertRefused(
      lock(freshKey(), { waitMs: shortWaitMs, leaseMs, signal: AbortSignal.abort() }),
      graceMs,
    );
    await release();
    // Nobody is in the line any more who would take it.
    await (await lock(key, { waitMs: longWaitMs, leaseMs }))();
  }),
];

function check(name: string, run: (lock: Lock, store: TokenStore) => Promise<void>): TokenStoreCheck {
  return {
    name,
    async run(store) {
      const lock = store.lock?.bind(store);
      if (lock) await run(lock, store);
    },
  };
}

/** Must be rejected within so many ms. */
async function assertRefused(locking: Promise<unknown>, limitMs: number): Promise<void> {
  const outcome = await Promise.race([
    locking.then(
      () => "was granted",
      () => "was refused",
    ),
    delay(limitMs, `had no answer in ${limitMs} ms`),
  ]);
  assert.equal(outcome, "was refused", `the lock ${outcome}, where it must be refused`);
}
