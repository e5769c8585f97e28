import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TokenStoreError } from "../../../src/errors/classes/token.ts";
import { memoryStore, type TokenStore } from "../../../src/index.ts";
import { guardStore } from "../../../src/store/guarded-store.ts";
import { assertNoSecrets } from "../../../src/testing/index.ts";
import { systemClock } from "../../../src/time/clock.ts";

const LIMITS = { lockWaitMs: 1_000, lockLeaseMs: 2_000, clock: systemClock };
const TOKEN = { value: "T1", expiresAtMs: 1, generation: 1 };
const { signal } = new AbortController();
const never = () => new Promise<never>(() => {});
const broken = () => Promise.reject(new Error("Redis is away"));

function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function guard(parts: Partial<TokenStore>) {
  const reports: TokenStoreError[] = [];
  const store = guardStore({ ...memoryStore(), ...parts }, "k", LIMITS, (error) => reports.push(error));
  return { store, reports };
}

describe("a store that works", () => {
  it("is used as it is, under the account's key", async () => {
    const inner = memoryStore();
    const store = guardStore(inner, "k", LIMITS, () => {});
    await expect(store.get()).resolves.toBeUndefined();
    await expect(store.set(TOKEN)).resolves.toBe(true);
    await expect(store.get()).resolves.toEqual(TOKEN);
    await expect(inner.get("k")).resolves.toEqual(TOKEN);
    await expect(store.set({ ...TOKEN, generation: 0 })).resolves.toBe(false);
  });

  it("without a lock has none", async () => {
    const { store, reports } = guard({});
    expect(store.hasLock).toBe(false);
    await expect(store.lock(signal)).resolves.toBeUndefined();
    expect(reports).toEqual([]);
  });

  it("has its lock asked with the limits, and released", async () => {
    const release = vi.fn(async () => {});
    const lock = vi.fn<NonNullable<TokenStore["lock"]>>(async () => release);
    const { store } = guard({ lock });
    expect(store.hasLock).toBe(true);
    await (await store.lock(signal))?.();
    expect(lock).toHaveBeenCalledExactlyOnceWith("k", {
      waitMs: 1_000,
      leaseMs: 2_000,
      signal: expect.any(AbortSignal),
    });
    expect(release).toHaveBeenCalledOnce();
  });

  it("that resolves a write with nothing counts as written", async () => {
    await expect(guard({ set: async () => undefined as never }).store.set(TOKEN)).resolves.toBe(true);
  });
});

describe("a store whose errors repeat what it was given", () => {
  const [HELD, NEW, THERE] = ["62_held-0123456789", "62_new-0123456789", "62_there-0123456789"] as const;
  const stored = { ...TOKEN, value: THERE };

  it("has the tokens that are known here taken out of them", async () => {
    const reports: TokenStoreError[] = [];
    const complain = () => {
      const command = { name: "set", args: [HELD, NEW, THERE] };
      throw Object.assign(new Error(`READONLY ${HELD} ${NEW} ${THERE}`), { command });
    };
    const parts = { get: async () => stored, set: async () => complain(), lock: async () => complain() };
    const renewal = () =>
      guardStore(parts, "k", LIMITS, (error) => reports.push(error), [HELD, undefined, NEW]);
    const [writing, locking] = [renewal(), renewal()];
    await writing.get();
    await writing.set({ ...TOKEN, value: NEW });
    await locking.get();
    await locking.lock(signal);
    expect(reports.map(({ operation }) => operation)).toEqual(["set", "lock"]);
    for (const report of reports) {
      assertNoSecrets(report, [HELD, NEW, THERE]);
      expect(report.message).toContain("READONLY [redacted] [redacted] [redacted]");
    }
  });

  it("has what looks like a token taken out, when nobody here knows it yet", async () => {
    const unknown = `62_${"x-Y_7".repeat(27)}`;
    const { store, reports } = guard({
      get: () => Promise.reject(new Error(`no JSON: {"value":"${unknown}`)),
    });
    await store.get();
    assertNoSecrets(reports[0], [unknown]);
    expect(reports[0]?.message).toContain('no JSON: {"value":"[redacted]');
  });
});

// Trap (silenceper/wechat#762): a cache outage exhausted the token quota, or failed the calls.
describe("a store that fails", () => {
  it("is reported once, by its first operation, and has no other consequence", async () => {
    const { store, reports } = guard({ get: broken, set: broken, lock: broken });
    await expect(store.get()).resolves.toBeUndefined();
    await expect(store.set(TOKEN)).resolves.toBe(true);
    await expect(store.lock(signal)).resolves.toBeUndefined();
    expect(reports.map(({ operation, key, cause }) => [operation, key, cause.message])).toEqual([
      ["get", "k", "Redis is away"],
    ]);
  });

  it.each<[string, () => unknown]>([
    ["an error whose message is no text", () => Object.assign(new Error("x"), { message: { code: 7 } })],
    ["a frozen error", () => Object.freeze(new Error("x"))],
    ["a sealed error", () => Object.seal(new Error("x"))],
    ["an object without a prototype", () => Object.create(null)],
    ["undefined", () => undefined],
    ["a symbol", () => Symbol("x")],
    ["a revoked proxy", () => revoked(new Error("x"))],
    [
      "an error whose getters throw",
      () =>
        Object.defineProperty(new Error("x"), "message", {
          get() {
            throw new Error("no");
          },
        }),
    ],
  ])("with %s is reported, and has no other consequence", async (_, make) => {
    for (const operation of ["get", "set", "lock"] as const) {
      const { store, reports } = guard({ [operation]: () => Promise.reject(make()) });
      const asked = {
        get: () => store.get(),
        set: () => store.set(TOKEN),
        lock: () => store.lock(new AbortController().signal),
      };
      await expect(asked[operation]()).resolves.toBe(operation === "set" ? true : undefined);
      expect(reports).toHaveLength(1);
      expect(reports[0]?.message).toMatch(new RegExp(`^The token store failed to ${operation} k: `));
    }
  });

  it("when a lock is to be released is reported too", async () => {
    const { store, reports } = guard({ lock: async () => broken });
    await expect((await store.lock(signal))?.()).resolves.toBeUndefined();
    expect(reports.map(({ operation }) => operation)).toEqual(["release"]);
  });

  it("by throwing, with something that is no Error, is reported too", async () => {
    const { store, reports } = guard({
      get: () => {
        throw "no connection";
      },
    });
    await expect(store.get()).resolves.toBeUndefined();
    expect(reports.map(({ cause }) => cause.message)).toEqual(["no connection"]);
  });

  it.each([
    ["T1"],
    [7],
    [{}],
    [{ value: "T1" }],
    [{ ...TOKEN, value: "" }],
    [{ ...TOKEN, value: 7 }],
    [{ ...TOKEN, expiresAtMs: "1" }],
    [{ ...TOKEN, generation: Number.NaN }],
  ])("by keeping %o for a token has none, and is reported without it", async (kept) => {
    const { store, reports } = guard({ get: async () => kept as never });
    await expect(store.get()).resolves.toBeUndefined();
    expect(reports.map(({ cause }) => cause.message)).toEqual(["the stored value is not a token"]);
  });

  it("knows null for nothing, as Redis says it", async () => {
    const { store, reports } = guard({ get: async () => null as never });
    await expect(store.get()).resolves.toBeUndefined();
    expect(reports).toEqual([]);
  });
});

// Trap (WxJava#3888): waiters blocked for minutes behind a dead lock holder.
describe("a store that does not answer", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["get", 1_000],
    ["set", 1_000],
    // It is told lockWaitMs and says no by itself; this is for one that does not.
    ["lock", 1_250],
  ] as const)("a %s is waited for %i ms and no longer", async (operation, ms) => {
    const { store, reports } = guard({ get: never, set: never, lock: never });
    const settled = vi.fn();
    const asked = { get: () => store.get(), set: () => store.set(TOKEN), lock: () => store.lock(signal) };
    asked[operation]().then(settled);
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledExactlyOnceWith(operation === "set" ? true : undefined);
    expect(reports.map((report) => [report.operation, report.cause.message])).toEqual([
      [operation, `no reply within ${ms} ms`],
    ]);
  });

  it("holds a renewal up for what its quick answers have left of the time", async () => {
    const slowly = () => new Promise<undefined>((resolve) => setTimeout(resolve, 100, undefined));
    const answers = [slowly, slowly, never];
    const { store, reports } = guard({ get: () => answers.shift()?.() ?? never() });
    const renewal = (async () => {
      await store.get();
      await store.get();
      await store.get();
    })();
    await vi.advanceTimersByTimeAsync(1_000);
    await renewal;
    expect(reports.map(({ cause }) => cause.message)).toEqual(["no reply within 800 ms"]);
  });

  it("holds a renewal up once: what is asked of it afterwards gets a quarter of a second", async () => {
    const { store, reports } = guard({ get: never, set: never, lock: never });
    const renewal = (async () => {
      await store.get();
      await store.lock(signal);
      await store.get();
      await store.set(TOKEN);
    })();
    await vi.advanceTimersByTimeAsync(1_750);
    await renewal;
    expect(reports.map(({ cause }) => cause.message)).toEqual(["no reply within 1000 ms"]);
  });

  it("and grants its lock too late has it released, or it would stay taken until its lease ends", async () => {
    const release = vi.fn(async () => {});
    let grant: (release: () => Promise<void>) => void = () => {};
    const lock = () =>
      new Promise<() => Promise<void>>((resolve) => {
        grant = resolve;
      });
    const { store } = guard({ lock });
    const locking = store.lock(signal);
    await vi.advanceTimersByTimeAsync(1_250);
    await expect(locking).resolves.toBeUndefined();
    expect(release).not.toHaveBeenCalled();
    grant(release);
    await vi.advanceTimersByTimeAsync(0);
    expect(release).toHaveBeenCalledOnce();
  });

  it("is told by the lock's signal that nobody waits any more", async () => {
    let seen: AbortSignal | undefined;
    const { store } = guard({
      lock: (_, options) => {
        seen = options.signal;
        return never();
      },
    });
    void store.lock(signal);
    expect(seen?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1_250);
    expect(seen?.aborted).toBe(true);
  });
});

// Where each fetch kills the token before, all who had waited renewed at once and most were left with a dead token.
describe("a lock that its holder does not give back in time", () => {
  function takenFor(key: string, asked: [string, number][]): Partial<TokenStore> {
    return {
      async lock(name, { waitMs }) {
        asked.push([name, waitMs]);
        if (name === key) throw new Error("another process held the lock");
        return async () => {};
      },
    };
  }

  it("is reported, and followed by the lock of those who take over", async () => {
    const asked: [string, number][] = [];
    const { store, reports } = guard(takenFor("k", asked));
    await expect(store.lock(signal)).resolves.toBeTypeOf("function");
    expect(asked).toEqual([
      ["k", 1_000],
      ["k:takeover", 250],
    ]);
    expect(reports.map(({ operation }) => operation)).toEqual(["lock"]);
  });

  it("is followed by one that is waited for a fifth as long, where that is longer", async () => {
    const asked: [string, number][] = [];
    const store = { ...memoryStore(), ...takenFor("k", asked) };
    await guardStore(store, "k", { ...LIMITS, lockWaitMs: 5_000, lockLeaseMs: 9_000 }, () => {}).lock(signal);
    expect(asked).toEqual([
      ["k", 5_000],
      ["k:takeover", 1_000],
    ]);
  });

  it("is followed by none when the store has failed before", async () => {
    const asked: [string, number][] = [];
    const { store } = guard({ get: broken, ...takenFor("k", asked) });
    await store.get();
    await expect(store.lock(signal)).resolves.toBeUndefined();
    expect(asked).toEqual([["k", 250]]);
  });

  it("is followed by none when the wait was called off", async () => {
    const asked: [string, number][] = [];
    const { store } = guard(takenFor("k", asked));
    await expect(store.lock(AbortSignal.abort())).resolves.toBeUndefined();
    expect(asked).toEqual([["k", 1_000]]);
  });
});

describe("a lock that we call off ourselves", () => {
  it("is no fault of the store, and not reported", async () => {
    const controller = new AbortController();
    const lock: TokenStore["lock"] = (_, options) =>
      new Promise((_resolve, reject) => {
        options.signal?.addEventListener("abort", () => reject(options.signal?.reason));
      });
    const { store, reports } = guard({ lock });
    const locking = store.lock(controller.signal);
    controller.abort();
    await expect(locking).resolves.toBeUndefined();
    expect(reports).toEqual([]);
  });
});
