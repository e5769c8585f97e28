import { describe, expect, it, vi } from "vitest";
import { memoryStore } from "../../../src/index.ts";
import { INTERNALS } from "../../../src/token/manager.ts";
import { createWorld, later, times } from "./manager-world.ts";

const all = (count: number, token: string) => Array.from({ length: count }, () => token);

// Trap: the token storm. Other clients make 1000 to 4000 fetches here; the goal is 1.
describe("any number of callers", () => {
  it("cause one fetch at a cold start", async () => {
    const { manager, fetches, outcomes } = createWorld();
    await expect(times(1_000, () => manager.get())).resolves.toEqual(all(1_000, "T1"));
    expect(fetches).toEqual([{ force: false, rejected: undefined }]);
    expect(outcomes()).toEqual(["missing: fetched"]);
  });

  it("cause one fetch when their token is rejected", async () => {
    const { manager, fetches, outcomes } = createWorld();
    await manager.get();
    await expect(times(1_000, () => manager.refresh("T1"))).resolves.toEqual(all(1_000, "T2"));
    expect(fetches).toEqual([
      { force: false, rejected: undefined },
      { force: false, rejected: "T1" },
    ]);
    expect(outcomes()).toEqual(["missing: fetched", "rejected: fetched"]);
  });

  it("cause none when they come later with a previous token, however late", async () => {
    const { manager, fetches, advance } = createWorld();
    await manager.get();
    await manager.refresh("T1");
    advance(3_600_000);
    await expect(times(1_000, () => manager.refresh("T1"))).resolves.toEqual(all(1_000, "T2"));
    expect(fetches).toHaveLength(2);
  });

  it("cause one fetch together, whether they need a token or report a rejected one", async () => {
    const { manager, fetches, peek } = createWorld();
    await manager.get();
    const refreshing = manager.refresh("T1");
    // After the rejection no caller gets the rejected token, not even synchronously.
    expect(peek()).toBeUndefined();
    await expect(times(100, () => manager.get())).resolves.toEqual(all(100, "T2"));
    await expect(refreshing).resolves.toBe("T2");
    expect(fetches).toHaveLength(2);
  });
});

it("a manager is busy from the start of a renewal to its end", async () => {
  const internals = createWorld().manager[INTERNALS];
  expect(internals.isBusy).toBe(false);
  const renewing = internals.renew("T0", {});
  expect(internals.isBusy).toBe(true);
  await renewing;
  expect(internals.isBusy).toBe(false);
});

describe("a rejection", () => {
  it("of an older token joins the renewal of the current one", async () => {
    const third = later<string>();
    const { manager, fetches, advance } = createWorld({ grant: (n) => (n === 3 ? third.promise : `T${n}`) });
    await manager.get();
    await manager.refresh("T1");
    advance(60_000);
    const current = manager.refresh("T2");
    const older = manager.refresh("T1");
    third.resolve("T3");
    await expect(Promise.all([current, older])).resolves.toEqual(["T3", "T3"]);
    expect(fetches).toHaveLength(3);
  });

  // The renewal had another reason, and returned the rejected token itself.
  it("that joins a renewal which returns the rejected token starts another one", async () => {
    const [second, tokens] = [later<string>(), ["T1", "", "T2"]];
    const world = createWorld({ grant: (n) => (n === 2 ? second.promise : (tokens[n - 1] ?? "")) });
    const { manager, fetches, advance, peek } = world;
    await manager.get();
    advance(7_000_000);
    expect(peek()).toBe("T1");
    const rejected = manager.refresh("T1");
    second.resolve("T1");
    await expect(rejected).resolves.toBe("T2");
    expect(fetches.map(({ rejected }) => rejected)).toEqual([undefined, undefined, "T1"]);
  });

  // Until the background renewal ended, callers still got the token, and each of their calls was rejected once.
  it("that joins a background renewal withdraws the rejected token at once", async () => {
    const second = later<string>();
    const { manager, advance, peek } = createWorld({ grant: (n) => (n === 2 ? second.promise : `T${n}`) });
    await manager.get();
    advance(7_000_000);
    expect(peek()).toBe("T1");
    const rejected = manager.refresh("T1");
    expect(peek()).toBeUndefined();
    const asked = manager.get();
    second.resolve("T2");
    await expect(Promise.all([rejected, asked])).resolves.toEqual(["T2", "T2"]);
  });

  it("during the first fetch, of a token from elsewhere, waits for that fetch", async () => {
    const first = later<string>();
    const { manager, fetches } = createWorld({ grant: () => first.promise });
    const asked = manager.get();
    const rejected = manager.refresh("T0");
    first.resolve("T1");
    await expect(Promise.all([asked, rejected])).resolves.toEqual(["T1", "T1"]);
    expect(fetches).toHaveLength(1);
  });

  it("whose renewal was in vain ends for all callers that joined it: none tries again", async () => {
    const store = memoryStore();
    const looks = vi.spyOn(store, "get");
    const { manager } = createWorld({ store, grant: () => "T1" });
    await manager.get();
    await expect(Promise.all([manager.refresh("T1"), manager.refresh("T1")])).resolves.toEqual(["T1", "T1"]);
    expect(looks).toHaveBeenCalledTimes(2);
  });

  it("before the first fetch is a renewal like any other", async () => {
    const { manager, fetches } = createWorld();
    await expect(manager.refresh("T0")).resolves.toBe("T1");
    expect(fetches).toEqual([{ force: false, rejected: "T0" }]);
  });
});
