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

describe("a working store", () => {
  it("is used unchanged, under the account's key", async () => {
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

  it("has its lock requested with the limits, and released", async () => {
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

  it("that resolves a write with undefined counts as written", async () => {
    await expect(guard({ set: async () => undefined as never }).store.set(TOKEN)).resolves.toBe(true);
  });
});

describe("a store whose errors contain its arguments", () => {
  const [HELD, NEW, THERE] = ["62_held-0123456789", "62_new-0123456789", "62_there-0123456789"] as const;
  const stored = { ...TOKEN, value: THERE };

  it("has known tokens redacted in them", async () => {
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

  it("has a token-like value redacted, if it is not known here yet", async () => {
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
describe("a failing store", () => {
  it("is reported once, by its first operation, and has no other effect", async () => {
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
  ])("with %s is reported, and has no other effect", async (_, make) => {
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

  it("is also reported when it fails to release a lock", async () => {
    const { store, reports } = guard({ lock: async () => broken });
    await expect((await store.lock(signal))?.()).resolves.toBeUndefined();
    expect(reports.map(({ operation }) => operation)).toEqual(["release"]);
  });

  it("that throws a value that is not an Error is reported too", async () => {
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
  ])("that stores %o as a token has none, and is reported without it", async (kept) => {
    const { store, reports } = guard({ get: async () => kept as never });
    await expect(store.get()).resolves.toBeUndefined();
    expect(reports.map(({ cause }) => cause.message)).toEqual(["the stored value is not a token"]);
  });

  it("may return null for no token, like Redis", async () => {
    const { store, reports } = guard({ get: async () => null as never });
    await expect(store.get()).resolves.toBeUndefined();
    expect(reports).toEqual([]);
  });
});

// Trap (WxJava#3888): waiters blocked for minutes behind a dead lock holder.
describe("an unresponsive store", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["get", 1_000],
    ["set", 1_000],
    // It gets lockWaitMs and should end the wait by itself; this is for one that does not.
    ["lock", 1_250],
  ] as const)("delays a %s by at most %i ms", async (operation, ms) => {
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

  it("delays a renewal by at most the time that its quick responses have left", async () => {
    const slowly = () => new Promise<undefined>((resolve) => setTimeout(resolve, 100, undefined));
    const replies = [slowly, slowly, never];
    const { store, reports } = guard({ get: () => replies.shift()?.() ?? never() });
    const renewal = (async () => {
      await store.get();
      await store.get();
      await store.get();
    })();
    await vi.advanceTimersByTimeAsync(1_000);
    await renewal;
    expect(reports.map(({ cause }) => cause.message)).toEqual(["no reply within 800 ms"]);
  });

  it("delays a renewal once: later operations get a quarter of a second", async () => {
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

  it("that grants its lock too late has it released, or it would stay locked until its lease ends", async () => {
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

  it("gets an aborted signal for its lock when the renewal no longer waits", async () => {
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

// Where each fetch invalidates the previous token, all waiters renewed at once and most got an invalid token.
describe("a lock that its holder does not release in time", () => {
  function takenFor(key: string, asked: [string, number][]): Partial<TokenStore> {
    return {
      async lock(name, { waitMs }) {
        asked.push([name, waitMs]);
        if (name === key) throw new Error("another process held the lock");
        return async () => {};
      },
    };
  }

  it("is reported, and followed by the takeover lock", async () => {
    const asked: [string, number][] = [];
    const { store, reports } = guard(takenFor("k", asked));
    await expect(store.lock(signal)).resolves.toBeTypeOf("function");
    expect(asked).toEqual([
      ["k", 1_000],
      ["k:takeover", 250],
    ]);
    expect(reports.map(({ operation }) => operation)).toEqual(["lock"]);
  });

  it("is followed by a lock that is waited for a fifth as long, if that is longer", async () => {
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

  it("is followed by none when the wait was aborted", async () => {
    const asked: [string, number][] = [];
    const { store } = guard(takenFor("k", asked));
    await expect(store.lock(AbortSignal.abort())).resolves.toBeUndefined();
    expect(asked).toEqual([["k", 1_000]]);
  });
});

describe("a lock whose wait we abort ourselves", () => {
  it("is not an error of the store, and not reported", async () => {
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
