import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WITHOUT_REDIS } from "../store/redis-installed.ts";
import { type Fleet, START_UP_MS, startFleet } from "./fleet.ts";

const USER = "/cgi-bin/user/info";
const PROCESSES = 6;

// Trap: the token storm across processes, where every fetch of /cgi-bin/token invalidates the previous token.
describe.skipIf(WITHOUT_REDIS).each(["ioredis", "node-redis"] as const)(
  "six processes with /cgi-bin/token and one Redis, using %s",
  (client) => {
    let fleet: Fleet;

    beforeAll(async () => {
      fleet = await startFleet(PROCESSES, { client, tokens: "legacy" });
    }, START_UP_MS);
    afterAll(() => fleet?.close());

    test("fetch one token for 300 cold calls, and no call fails", async () => {
      const { failures, outcomes } = await fleet.all({ do: "call", count: 50, atOnce: 50 });
      expect(failures).toEqual([]);
      expect(fleet.simulator.tokenCalls.length).toBe(1);
      expect(fleet.simulator.calls.length).toBe(300);
      expect([...outcomes].sort()).toEqual(["fetched", ...Array(PROCESSES - 1).fill("store")]);
    });

    test("send no command to Redis while their token is valid", async () => {
      const before = await fleet.redis.commands();
      await fleet.all({ do: "call", count: 50, atOnce: 10 });
      expect(await fleet.redis.commands()).toEqual(before);
    });

    test.each([1, 2, 3])("fetch one token when theirs is revoked under load, time %i", async () => {
      const { simulator } = fleet;
      const fetchesBefore = simulator.tokenCalls.length;
      let served = 0;
      simulator.reply(USER, () => {
        served += 1;
        if (served === 150) simulator.revokeToken();
        return { subscribe: 1 };
      });
      const { failures, outcomes } = await fleet.all({ do: "call", count: 50, atOnce: 10 });
      expect(failures).toEqual([]);
      expect(served).toBe(300);
      expect(simulator.tokenCalls.length - fetchesBefore).toBe(1);
      expect(outcomes.filter((outcome) => outcome === "fetched").length).toBe(1);
      expect(outcomes).not.toContain("store-failed");
    });

    test("fetch one token for each of ten revocations in a row, and no call fails", async () => {
      // After it, a burst of ten renewals is possible again.
      await fleet.pass(60_000);
      const { simulator } = fleet;
      const fetchesBefore = simulator.tokenCalls.length;
      for (let n = 0; n < 10; n += 1) {
        simulator.revokeToken();
        const { failures } = await fleet.all({ do: "call", count: 2, atOnce: 2 });
        expect(failures).toEqual([]);
      }
      expect(simulator.tokenCalls.length - fetchesBefore).toBe(10);
    });
  },
);
