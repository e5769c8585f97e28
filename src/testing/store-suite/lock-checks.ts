import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { TokenStore } from "../../store/token-store.ts";
import { freshKey, type TokenStoreCheck, tokenOf } from "./token-checks.ts";

type Lock = NonNullable<TokenStore["lock"]>;

/** Long enough that it does not expire on a slow database or a busy machine. */
const LEASE_MS = 5_000;
/** For a lock that is free soon. */
const LONG_WAIT_MS = 5_000;
const SHORT_WAIT_MS = 100;
const SHORT_LEASE_MS = 300;
/** How much longer than `waitMs` a rejection may take. */
const GRACE_MS = 2_000;

/** Checks of `lock`. A store without `lock` passes. */
export const lockChecks: readonly TokenStoreCheck[] = [
  check("grants a lock to one holder at a time", async (lock) => {
    const key = freshKey();
    let holders = 0;
    let most = 0;
    const hold = async () => {
      const release = await lock(key, { waitMs: LONG_WAIT_MS, leaseMs: LEASE_MS });
      holders += 1;
      most = Math.max(most, holders);
      await delay(5);
      holders -= 1;
      await release();
    };
    await Promise.all([hold(), hold(), hold(), hold()]);
    assert.equal(most, 1, "several callers held the lock at once");
  }),

  check("locks different keys independently", async (lock) => {
    const releases = await Promise.all(
      [freshKey(), freshKey()].map((key) => lock(key, { waitMs: SHORT_WAIT_MS, leaseMs: LEASE_MS })),
    );
    await Promise.all(releases.map((release) => release()));
  }),

  check("stores a lock separately from the token of its key", async (lock, store) => {
    const key = freshKey();
    const [older, newer] = [tokenOf(1), tokenOf(2)];
    await store.set(key, older);
    const release = await lock(key, { waitMs: SHORT_WAIT_MS, leaseMs: LEASE_MS });
    assert.deepEqual({ ...(await store.get(key)) }, older, "get, while the lock is held");
    assert.equal(await store.set(key, newer), true, "set, while the lock is held");
    await release();
    assert.deepEqual({ ...(await store.get(key)) }, newer, "get, after the release");
  }),

  check("waits waitMs for a lock, then rejects", async (lock) => {
    const key = freshKey();
    const release = await lock(key, { waitMs: SHORT_WAIT_MS, leaseMs: LEASE_MS });
    await assertRejected(lock(key, { waitMs: SHORT_WAIT_MS, leaseMs: LEASE_MS }), SHORT_WAIT_MS);
    await release();
  }),

  check("grants a released lock to a waiting caller", async (lock) => {
    const key = freshKey();
    const release = await lock(key, { waitMs: SHORT_WAIT_MS, leaseMs: LONG_WAIT_MS * 4 });
    const waiting = lock(key, { waitMs: LONG_WAIT_MS, leaseMs: LEASE_MS });
    // If `lock` does not wait, it rejects before the `await` below. The rejection must not be unhandled.
    waiting.catch(() => {});
    await delay(20);
    await release();
    await (await waiting)();
  }),

  check("frees a lock when its lease ends without a release", async (lock) => {
    const key = freshKey();
    await lock(key, { waitMs: SHORT_WAIT_MS, leaseMs: SHORT_LEASE_MS });
    await (await lock(key, { waitMs: LONG_WAIT_MS, leaseMs: LEASE_MS }))();
  }),

  // A holder that stalled beyond its lease must not release the lock of the next holder.
  check("releases only the caller's own lock", async (lock) => {
    const key = freshKey();
    const releaseLate = await lock(key, { waitMs: SHORT_WAIT_MS, leaseMs: SHORT_LEASE_MS });
    const release = await lock(key, { waitMs: LONG_WAIT_MS, leaseMs: LEASE_MS });
    await releaseLate();
    await assertRejected(lock(key, { waitMs: SHORT_WAIT_MS, leaseMs: LEASE_MS }), SHORT_WAIT_MS);
    await release();
    await release();
  }),

  check("stops waiting for a lock when its signal is aborted", async (lock) => {
    const key = freshKey();
    const release = await lock(key, { waitMs: SHORT_WAIT_MS, leaseMs: LONG_WAIT_MS * 8 });
    const controller = new AbortController();
    const waiting = lock(key, { waitMs: LONG_WAIT_MS * 4, leaseMs: LEASE_MS, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await assertRejected(waiting, 0);
    await assertRejected(
      lock(freshKey(), { waitMs: SHORT_WAIT_MS, leaseMs: LEASE_MS, signal: AbortSignal.abort() }),
      0,
    );
    await release();
    // The aborted callers must not take the lock.
    await (await lock(key, { waitMs: LONG_WAIT_MS, leaseMs: LEASE_MS }))();
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

/** Asserts that `lock` rejects within about `waitMs`. */
async function assertRejected(locking: Promise<unknown>, waitMs: number): Promise<void> {
  const outcome = await Promise.race([
    locking.then(
      () => "was granted",
      () => "was rejected",
    ),
    delay(waitMs + GRACE_MS, `did not settle within ${waitMs + GRACE_MS} ms`),
  ]);
  assert.equal(outcome, "was rejected", `the lock ${outcome}, but must be rejected`);
}
