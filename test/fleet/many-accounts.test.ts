import { describe, expect, onTestFinished, test } from "vitest";
import { WITHOUT_REDIS } from "../store/redis-installed.ts";
import { START_UP_MS, startFleet } from "./fleet.ts";

const ACCOUNTS = 200;
const PROCESSES = 6;

describe.skipIf(WITHOUT_REDIS)("six processes with 200 accounts, /cgi-bin/token and one Redis", () => {
  test("fetch one token for each account", { timeout: START_UP_MS }, async () => {
    const fleet = await startFleet(PROCESSES, {
      client: "ioredis",
      tokens: "legacy",
      accounts: ACCOUNTS,
      lockWaitMs: 30_000,
    });
    onTestFinished(() => fleet.close());
    const { failures } = await fleet.all({ do: "call", count: 2 * ACCOUNTS, atOnce: 40 });
    expect(failures).toEqual([]);
    expect(fleet.simulator.calls.length).toBe(2 * ACCOUNTS * PROCESSES);
    expect(fleet.simulator.tokenCalls.length).toBe(ACCOUNTS);
    expect(new Set(fleet.simulator.tokenCalls.map(({ query }) => query.appid)).size).toBe(ACCOUNTS);
  });
});
