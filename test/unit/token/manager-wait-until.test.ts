import { describe, expect, it, vi } from "vitest";
import type { Clock } from "../../../src/time/clock.ts";
import { Manager } from "../../../src/token/manager.ts";
import { managerSettings } from "../../../src/token/renewal/settings.ts";
import { createTestClock } from "../../test-clock.ts";

const LIFETIME_MS = 7_200_000;

function world(waitUntil?: (work: Promise<unknown>) => void) {
  const clock = createTestClock();
  const state = { fails: false, isDropped: false, fetches: 0 };
  const fetch = async () => {
    state.fetches += 1;
    if (state.isDropped) return new Promise<never>(() => {});
    if (state.fails) throw new Error("no");
    return { access_token: `T${state.fetches}`, expires_in: LIFETIME_MS / 1_000 };
  };
  const pace = { retries: 0, minTimeout: 1, deadlineMs: 1_000 };
  // Timers of work that is dropped do not run.
  const dropping: Clock = {
    ...clock,
    every: (...timer) => (state.isDropped ? () => {} : clock.every(...timer)),
  };
  const manager = new Manager({ key: "k", fetch }, managerSettings({ clock: dropping, pace, waitUntil }));
  return { manager, clock, state };
}

describe("waitUntil", () => {
  it("receives the promise of a background renewal, and of no other", async () => {
    const given: Promise<unknown>[] = [];
    const { manager, clock } = world((work) => void given.push(work));
    await manager.get();
    expect(given).toEqual([]);
    clock.pass(LIFETIME_MS - 1_000);
    await expect(manager.get()).resolves.toBe("T1");
    expect(given).toHaveLength(1);
    await given[0];
    expect(manager.peek()).toBe("T2");
  });

  it("receives a promise that never rejects", async () => {
    const given: Promise<unknown>[] = [];
    const { manager, clock, state } = world((work) => void given.push(work));
    await manager.get();
    state.fails = true;
    clock.pass(LIFETIME_MS - 1_000);
    await manager.get();
    await expect(given[0]).resolves.toMatchObject({ cause: { message: "no" } });
  });
});

describe("waitUntil that throws", () => {
  it("fails no call and no renewal, and is named in a process warning", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const { manager, clock } = world(() => {
      throw new Error("the request has ended");
    });
    await manager.get();
    clock.pass(LIFETIME_MS - 1_000);
    await expect(manager.get()).resolves.toBe("T1");
    await vi.waitFor(() => expect(manager.peek()).toBe("T2"));
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledExactlyOnceWith("waitUntil threw: the request has ended", "axios-wechat"),
    );
  });
});

describe("waitUntil of a runtime that drops work all the same", () => {
  it("is given another renewal once the lost one is overdue", async () => {
    const given: Promise<unknown>[] = [];
    const { manager, clock, state } = world((work) => void given.push(work));
    await manager.get();
    state.isDropped = true;
    clock.pass(LIFETIME_MS - 100_000);
    await manager.get();
    state.isDropped = false;
    clock.pass(6_000);
    await expect(manager.get()).resolves.toBe("T1");
    expect(given).toHaveLength(1);
    clock.pass(1);
    await expect(manager.get()).resolves.toBe("T1");
    expect(given).toHaveLength(2);
    await given[1];
    expect(manager.peek()).toBe("T3");
  });
});

describe("on Workers with waitUntil", () => {
  it("a renewal that a call waits for is handed over as well: the call may be canceled", async () => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    const given: Promise<unknown>[] = [];
    const { manager } = world((work) => void given.push(work));
    const first = manager.get();
    expect(given).toHaveLength(1);
    await Promise.all([first, manager.get()]);
    expect(given).toHaveLength(1);
    vi.unstubAllGlobals();
  });

  it("a call does not wait for an early renewal, which waitUntil keeps alive", async () => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    const given: Promise<unknown>[] = [];
    const { manager, clock } = world((work) => void given.push(work));
    await manager.get();
    clock.pass(LIFETIME_MS - 1_000);
    await expect(manager.get()).resolves.toBe("T1");
    await given[1];
    expect(manager.peek()).toBe("T2");
    vi.unstubAllGlobals();
  });
});

describe("on Workers without waitUntil", () => {
  it("a call waits for the renewal that would run in the background elsewhere", async () => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    const { manager, clock } = world();
    await manager.get();
    clock.pass(LIFETIME_MS - 1_000);
    await expect(manager.get()).resolves.toBe("T2");
    vi.unstubAllGlobals();
  });

  it("a renewal that failed because the process was frozen is started again", async () => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    const { manager, clock, state } = world();
    await manager.get();
    state.fails = true;
    clock.pass(LIFETIME_MS - 20_000);
    const waiting = manager.get();
    clock.freeze(4_000);
    await expect(waiting).resolves.toBe("T1");
    expect(state.fetches).toBe(3);
    vi.unstubAllGlobals();
  });

  it("a failed renewal leaves the old token in use", async () => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    const { manager, clock, state } = world();
    await manager.get();
    state.fails = true;
    clock.pass(LIFETIME_MS - 20_000);
    await expect(manager.get()).resolves.toBe("T1");
    await expect(manager.get()).resolves.toBe("T1");
    expect(state.fetches).toBe(2);
    vi.unstubAllGlobals();
  });
});
