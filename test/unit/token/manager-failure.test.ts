import { AxiosError } from "axios";
import { describe, expect, it, vi } from "vitest";
import { type RefreshEvent, TokenFetchError, type TokenStore } from "../../../src/index.ts";
import { INTERNALS, Manager } from "../../../src/token/manager.ts";
import { managerSettings } from "../../../src/token/renewal/settings.ts";
import { requestConfig } from "../axios-parts.ts";
import { createWorld, failingWorld, LIFETIME_MS, later, wrongSecret } from "./manager-world.ts";

describe("a fatal response of the token endpoint", () => {
  it("ends at once in TokenFetchError for all waiting callers, each with its own error object", async () => {
    const { manager, fetches, events } = failingWorld(wrongSecret);
    const errors = await Promise.all(
      Array.from({ length: 100 }, () => manager.get().catch((error: unknown) => error)),
    );
    expect(new Set(errors).size).toBe(100);
    for (const error of errors) {
      expect(error).toBeInstanceOf(TokenFetchError);
      expect(error).toMatchObject({ key: "k", cause: { errcode: 40125 } });
    }
    expect(fetches).toHaveLength(1);
    expect(events).toMatchObject([
      { reason: "missing", forced: false, outcome: "failed", error: { code: "ERR_WECHAT_TOKEN_FETCH" } },
    ]);
  });

  it("is remembered for a second, so that a wrong secret does not flood the endpoint", async () => {
    const { manager, fetches, advance, state } = failingWorld(wrongSecret);
    await expect(manager.get()).rejects.toMatchObject({ cause: { errcode: 40125 } });
    advance(999);
    await expect(manager.get()).rejects.toMatchObject({ cause: { errcode: 40125 } });
    await expect(manager.refresh("T0")).rejects.toMatchObject({ cause: { errcode: 40125 } });
    expect(fetches).toHaveLength(1);
    state.fixed = true;
    advance(1);
    await expect(manager.get()).resolves.toBe("T2");
    expect(fetches).toHaveLength(2);
  });

  it("also fails a rejection and all who wait for it, and keeps the old token for callers that can still use it", async () => {
    const { manager, state, peek, advance, outcomes } = failingWorld(wrongSecret);
    state.fixed = true;
    await manager.get();
    state.fixed = false;
    for (const waiting of await Promise.allSettled([manager.refresh("T1"), manager.get()])) {
      expect(waiting).toMatchObject({ reason: { code: "ERR_WECHAT_TOKEN_FETCH" } });
    }
    expect(peek()).toBe("T1");
    expect(outcomes()).toEqual(["missing: fetched", "rejected: failed"]);
    state.fixed = true;
    advance(1_000);
    await expect(manager.refresh("T1")).resolves.toBe("T3");
  });
});

describe("an endpoint that is unreachable", () => {
  const away = () => new AxiosError("connect ECONNREFUSED", "ECONNREFUSED", requestConfig());

  it("is called again, and its failure is remembered for a second too", async () => {
    const failures = [away(), away(), away()];
    const { manager, fetches, advance } = createWorld({
      pace: { retries: 2, minTimeout: 1, deadlineMs: 5_000 },
      grant: (n) => {
        const failure = failures.shift();
        if (failure) throw failure;
        return `T${n}`;
      },
    });
    await expect(manager.get()).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    expect(fetches).toHaveLength(3);
    await expect(manager.get()).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    expect(fetches).toHaveLength(3);
    advance(1_000);
    await expect(manager.get()).resolves.toBe("T4");
  });
});

describe("an aborted call", () => {
  it("stops waiting at once, with its own reason, while the renewal continues for the others", async () => {
    const first = later<string>();
    const { manager, fetches } = createWorld({ grant: () => first.promise });
    const controller = new AbortController();
    const gone = manager.get({ signal: controller.signal });
    const stays = manager.get({ signal: new AbortController().signal });
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(gone).rejects.toBe(reason);
    first.resolve("T1");
    await expect(stays).resolves.toBe("T1");
    expect(fetches).toHaveLength(1);
  });

  it("may be the one that started it", async () => {
    const second = later<string>();
    const { manager } = createWorld({ grant: (n) => (n === 2 ? second.promise : `T${n}`) });
    await manager.get();
    const controller = new AbortController();
    const gone = manager.refresh("T1", { signal: controller.signal });
    const stays = manager.refresh("T1");
    controller.abort(new Error("enough"));
    await expect(gone).rejects.toThrow("enough");
    second.resolve("T2");
    await expect(stays).resolves.toBe("T2");
  });

  it("before it starts starts no renewal, and gets no token either", async () => {
    const { manager } = createWorld();
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(manager.get({ signal })).rejects.toThrow("enough");
    await expect(manager.refresh("T0", { signal })).rejects.toThrow("enough");
    expect(manager[INTERNALS].isBusy).toBe(false);
    await manager.get();
    await expect(manager.get({ signal })).rejects.toThrow("enough");
    await expect(manager.refresh("T0", { signal })).rejects.toThrow("enough");
  });
});

describe("listeners", () => {
  it("that throw fail no call", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const { manager } = createWorld({
      onRefresh: () => {
        throw new Error("metrics are down");
      },
    });
    await expect(manager.get()).resolves.toBe("T1");
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledExactlyOnceWith("onRefresh threw: metrics are down", "axios-wechat"),
    );
  });

  it("that were registered twice are called twice, and are removed one by one", async () => {
    const heard = vi.fn();
    const { manager, listen } = createWorld({ onRefresh: heard });
    const [first, second] = [listen(heard), listen(heard)];
    await manager.get();
    expect(heard).toHaveBeenCalledTimes(3);
    first();
    first();
    await manager.refresh("T1");
    expect(heard).toHaveBeenCalledTimes(5);
    second();
    await manager.refresh("T2");
    expect(heard).toHaveBeenCalledTimes(6);
  });

  it("of attachments are called until they are removed", async () => {
    const { manager, listen } = createWorld();
    const heard = vi.fn();
    const stop = listen(heard);
    await manager.get();
    expect(heard).toHaveBeenCalledExactlyOnceWith({
      key: "k",
      account: "k",
      reason: "missing",
      forced: false,
      outcome: "fetched",
      durationMs: 0,
    });
    stop();
    await manager.refresh("T1");
    expect(heard).toHaveBeenCalledOnce();
    expect(() => listen(undefined)()).not.toThrow();
  });

  it("receive the duration, and no secret", async () => {
    const world = createWorld({
      grant: (n) => {
        world.advance(250);
        return `TOKEN-${n}-0123456789`;
      },
    });
    await world.manager.get();
    expect(world.events[0]?.durationMs).toBe(250);
    expect(JSON.stringify(world.events)).not.toContain("TOKEN-1");
  });
});

describe("a failing store without listeners", () => {
  const READONLY = "READONLY You can't write against a read only replica.";

  function readOnly(onRefresh?: (event: RefreshEvent) => void) {
    const store: TokenStore = {
      get: async () => undefined,
      set: () => Promise.reject(new Error(READONLY)),
      lock: () => Promise.reject(new Error(READONLY)),
    };
    const fetch = async () => ({ access_token: "T1", expires_in: 7200 });
    return new Manager({ key: "k", fetch }, managerSettings({ store, onRefresh }));
  }

  it("is reported once in a process warning", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const manager = readOnly();
    await manager.get();
    await manager.refresh("T1");
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      `The token store failed to lock k: ${READONLY}`,
      "axios-wechat",
    );
  });

  it("is reported to listeners instead, once for each renewal", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const outcomes: string[] = [];
    const manager = readOnly(({ outcome }) => outcomes.push(outcome));
    await manager.get();
    await manager.refresh("T1");
    expect(outcomes).toEqual(["store-failed", "fetched", "store-failed", "unchanged"]);
    expect(warn).not.toHaveBeenCalled();
  });
});

describe("a process that was frozen during a renewal", () => {
  it("neither fails the waiting callers nor remembers the failure", async () => {
    const first = later<string>();
    const { manager, fetches, clock, outcomes } = createWorld({
      grant: (n) => (n === 1 ? first.promise : `T${n}`),
    });
    const waiting = [manager.get(), manager.get(), manager.refresh("T0")];
    clock.freeze(24_000);
    first.reject(new Error("socket hang up"));
    await expect(Promise.all(waiting)).resolves.toEqual(["T2", "T2", "T2"]);
    expect(fetches).toHaveLength(2);
    expect(outcomes()).toEqual(["missing: failed", "missing: fetched"]);
  });

  it("uses the token that was returned anyway", async () => {
    const first = later<string>();
    const { manager, fetches, clock } = createWorld({ grant: () => first.promise });
    const waiting = manager.get();
    clock.freeze(24_000);
    first.resolve("T1");
    await expect(waiting).resolves.toBe("T1");
    await expect(manager.get()).resolves.toBe("T1");
    expect(fetches).toHaveLength(1);
  });
});

describe("peek", () => {
  it("returns the token while it is valid, and starts no renewal", async () => {
    const { manager, fetches, advance, settle } = createWorld();
    expect(manager.peek()).toBeUndefined();
    await manager.get();
    advance(LIFETIME_MS - 1);
    expect(manager.peek()).toBe("T1");
    advance(1);
    expect(manager.peek()).toBeUndefined();
    await settle();
    expect(fetches).toHaveLength(1);
  });
});
