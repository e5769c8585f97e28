import { describe, expect, it } from "vitest";
import { memoryStore } from "../../../src/index.ts";
import { createWorld, LIFETIME_MS, START_MS } from "./manager-world.ts";

/** A world whose endpoint keeps returning T1, which was rejected a moment ago. */
async function unchangedWorld(parts: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld({ grant: () => "T1", ...parts });
  await world.manager.get();
  await world.manager.refresh("T1");
  return world;
}

describe("a renewal that returned the rejected token itself", () => {
  it("is not repeated for 5 s, and no event reports that", async () => {
    const { manager, fetches, outcomes, advance } = await unchangedWorld();
    advance(4_999);
    await expect(manager.refresh("T1")).resolves.toBe("T1");
    expect(fetches).toHaveLength(2);
    expect(outcomes()).toEqual(["missing: fetched", "rejected: unchanged"]);
    advance(1);
    await manager.refresh("T1");
    expect(fetches).toHaveLength(3);
  });

  it("leaves the token in use, also during the next look at the store", async () => {
    const { manager, peek } = await unchangedWorld();
    const looking = manager.refresh("T1");
    expect(peek()).toBe("T1");
    await looking;
  });

  it("is followed by a look for another process's token", async () => {
    const store = memoryStore();
    const { manager, fetches } = await unchangedWorld({ store });
    await store.set("k", { value: "S1", expiresAtMs: START_MS + LIFETIME_MS, generation: START_MS + 900 });
    await expect(manager.refresh("T1")).resolves.toBe("S1");
    expect(fetches).toHaveLength(2);
  });

  it("is remembered even when the token expired and was returned once more", async () => {
    const { manager, fetches, outcomes, advance } = await unchangedWorld({ expiresInSeconds: 1 });
    advance(1_000);
    await manager.get();
    expect(outcomes().at(-1)).toBe("expiring: unchanged");
    await expect(manager.refresh("T1")).resolves.toBe("T1");
    expect(fetches).toHaveLength(3);
  });

  it("is forgotten with clear", async () => {
    const { manager, fetches } = await unchangedWorld();
    manager.clear();
    await manager.refresh("T1");
    expect(fetches).toHaveLength(3);
  });
});
