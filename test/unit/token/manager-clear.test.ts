import { describe, expect, it } from "vitest";
import { memoryStore, TokenFetchError } from "../../../src/index.ts";
import { INTERNALS } from "../../../src/token/manager.ts";
import { createWorld, failingWorld, later, wrongSecret } from "./manager-world.ts";

describe("clear", () => {
  it("forgets the token, also in this process' own store", async () => {
    const { manager, fetches } = createWorld({ store: undefined });
    await manager.get();
    expect(manager.peek()).toBe("T1");
    manager.clear();
    expect(manager.peek()).toBeUndefined();
    await expect(manager.get()).resolves.toBe("T2");
    expect(fetches).toHaveLength(2);
  });

  it("keeps a token in a store that the user provided", async () => {
    const { manager, fetches } = createWorld({ store: memoryStore() });
    await manager.get();
    manager.clear();
    await expect(manager.get()).resolves.toBe("T1");
    expect(fetches).toHaveLength(1);
  });

  it("forgets a failure, the pauses of paths, and the count of renewals", async () => {
    const { manager, state } = failingWorld(wrongSecret);
    await expect(manager.get()).rejects.toBeInstanceOf(TokenFetchError);
    state.fixed = true;
    manager.clear();
    await expect(manager.get()).resolves.toBe("T2");
    for (let n = 2; n < 12; n += 1) await manager.refresh(`T${n}`);
    await expect(manager.refresh("T12")).resolves.toBe("T12");
    const { renewalPauses } = manager[INTERNALS];
    renewalPauses.rejected("/cgi-bin/user/info");
    expect(renewalPauses.mayRenew("/cgi-bin/user/info")).toBe(false);
    manager.clear();
    expect(renewalPauses.mayRenew("/cgi-bin/user/info")).toBe(true);
    await manager.get();
    await expect(manager.refresh("T12")).resolves.toBe("T13");
  });

  it("passes the pending renewal's result only to callers that already wait for it", async () => {
    const first = later<string>();
    const { manager, fetches } = createWorld({
      store: undefined,
      grant: (n) => (n === 1 ? first.promise : `T${n}`),
    });
    const before = manager.get();
    manager.clear();
    const after = manager.get();
    await expect(after).resolves.toBe("T2");
    first.resolve("T1");
    await expect(before).resolves.toBe("T1");
    expect(manager.peek()).toBe("T2");
    expect(fetches).toHaveLength(2);
  });
});

describe("clear during a renewal that fails", () => {
  it("passes the failure to all that already wait, and remembers none", async () => {
    const { manager, fetches, state } = failingWorld(wrongSecret);
    const before = [manager.get(), manager.refresh("T0")];
    manager.clear();
    for (const waiting of await Promise.allSettled(before)) {
      expect(waiting).toMatchObject({ reason: { cause: { errcode: 40125 } } });
    }
    expect(fetches).toHaveLength(1);
    state.fixed = true;
    await expect(manager.get()).resolves.toBe("T2");
  });
});
