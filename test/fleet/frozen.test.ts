import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { ALL } from "../all.ts";
import { WITHOUT_REDIS } from "../store/redis-installed.ts";
import { until } from "../store/redis-server.ts";
import { START_UP_MS, startFleet } from "./fleet.ts";

/** Longer than a fetch may take: its deadline has passed when the process continues. */
const FROZEN_MS = 24_000;

// It takes that long in real time: `npm run test:rest` runs it.
describe.skipIf(WITHOUT_REDIS || !ALL)("a process that is stopped in the middle of a renewal", () => {
  test("works from its first call after SIGCONT", { timeout: START_UP_MS + FROZEN_MS }, async () => {
    const fleet = await startFleet(1, { client: "ioredis", tokens: "stable" });
    onTestFinished(() => fleet.close());
    const [member] = fleet.members;
    if (!member) throw new Error("a fleet without members");
    const tokenCalls = () => fleet.simulator.tokenCalls.length;
    await member.ask({ do: "call", count: 1, atOnce: 1 });
    fleet.simulator.revokeToken();
    const gate = fleet.holdTokens();
    const during = member.ask({ do: "call", count: 5, atOnce: 5 });
    await until(() => tokenCalls() === 2);
    member.pause();
    await delay(FROZEN_MS);
    gate.open();
    member.resume();
    const after = member.ask({ do: "call", count: 20, atOnce: 5 });
    expect((await during).failures).toEqual([]);
    expect((await after).failures).toEqual([]);
    expect(tokenCalls()).toBeLessThanOrEqual(4);
  });
});
