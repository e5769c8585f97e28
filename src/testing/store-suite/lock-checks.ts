import type { TokenStore } from "../../store/token-store.ts";
import { equal } from "./equal.ts";
import { delay, freshKey, type TokenStoreCheck, tokenOf } from "./token-checks.ts";

type Lock = NonNullable<TokenStore["lock"]>;

/** The times of the checks, in milliseconds. */
export interface LockTimes {
  /** Long enough that it does not expire on a slow database or a busy machine. */
  readonly leaseMs: number;
  /** For a lock that is free soon. */
  readonly longWaitMs: number;
  readonly shortWaitMs: number;
  readonly shortLeaseMs: number;
  /** How much longer than `waitMs` a rejection may take. */
  readonly graceMs: number;
}

export const TIMES: LockTimes = {
  leaseMs: 5_000,
  longWaitMs: 5_000,
  shortWaitMs: 100,
  shortLeaseMs: 300,
  graceMs: 2_000,
};

/** Checks of `lock`. A store without `lock` passes. */
export const lockChecks = ({
  leaseMs,
  longWaitMs,
  shortWaitMs,
  shortLeaseMs,
  graceMs,
}: LockTimes = TIMES): readonly TokenStoreCheck[] => [
  check("grants a lock to one holder at a time", async (lock) => {
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
    equal(most, 1, "several callers held the lock at once");
  }),

  check("locks different keys independently", async (lock) => {
    const releases = await Promise.all(
      [freshKey(), freshKey()].map((key) => lock(key, { waitMs: shortWaitMs, leaseMs })),
    );
    await Promise.all(releases.map((release) => release()));
  }),

  check("stores a lock separately from the token of its key", async (lock, store) => {
    const key = freshKey();
    const [older, newer] = [tokenOf(1), tokenOf(2)];
    await store.set(key, older);
    const release = await lock(key, { waitMs: shortWaitMs, leaseMs });
    equal({ ...(await store.get(key)) }, older, "get, while the lock is held");
    equal(await store.set(key, newer), true, "set, while the lock is held");
    await release();
    equal({ ...(await store.get(key)) }, newer, "get, after the release");
  }),

  check("waits waitMs for a lock, then rejects", async (lock) => {
    const key = freshKey();
    const release = await lock(key, { waitMs: shortWaitMs, leaseMs });
    await assertRejected(lock(key, { waitMs: shortWaitMs, leaseMs }), shortWaitMs + graceMs);
    await release();
  }),

  check("grants a released lock to a waiting caller", async (lock) => {
    const key = freshKey();
    const release = await lock(key, { waitMs: shortWaitMs, leaseMs: longWaitMs * 4 });
    const waiting = lock(key, { waitMs: longWaitMs, leaseMs });
    // If `lock` does not wait, it rejects before the `await` below. The rejection must not be unhandled.
    waiting.catch(() => {});
    await delay(20);
    await release();
    await (await waiting)();
  }),

  check("frees a lock when its lease ends without a release", async (lock) => {
    const key = freshKey();
    await lock(key, { waitMs: shortWaitMs, leaseMs: shortLeaseMs });
    await (await lock(key, { waitMs: longWaitMs, leaseMs }))();
  }),

  // A holder that stalled beyond its lease must not release the lock of the next holder.
  check("releases only the caller's own lock", async (lock) => {
    const key = freshKey();
    const releaseLate = await lock(key, { waitMs: shortWaitMs, leaseMs: shortLeaseMs });
    const release = await lock(key, { waitMs: longWaitMs, leaseMs });
    await releaseLate();
    await assertRejected(lock(key, { waitMs: shortWaitMs, leaseMs }), shortWaitMs + graceMs);
    await release();
    await release();
  }),

  check("stops waiting for a lock when its signal is aborted", async (lock) => {
    const key = freshKey();
    const release = await lock(key, { waitMs: shortWaitMs, leaseMs: longWaitMs * 8 });
    const controller = new AbortController();
    const waiting = lock(key, { waitMs: longWaitMs * 4, leaseMs, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await assertRejected(waiting, graceMs);
    await assertRejected(
      lock(freshKey(), { waitMs: shortWaitMs, leaseMs, signal: AbortSignal.abort() }),
      graceMs,
    );
    await release();
    // The aborted callers must not take the lock.
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

/** Asserts that `lock` rejects in time. */
async function assertRejected(locking: Promise<unknown>, limitMs: number): Promise<void> {
  const outcome = await Promise.race([
    locking.then(
      () => "was granted",
      () => "was rejected",
    ),
    delay(limitMs).then(() => `did not settle within ${limitMs} ms`),
  ]);
  equal(outcome, "was rejected", `the lock ${outcome}, but must be rejected`);
}
