import { describe, expect, onTestFinished, test } from "vitest";
import { WITHOUT_REDIS } from "../store/redis-installed.ts";
import { until } from "../store/redis-server.ts";
import { together } from "../together.ts";
import { START_UP_MS, startFleet, sum } from "./fleet.ts";
import type { WorkerSettings } from "./worker.ts";

/** The time for everything else on a machine that is busy with other tests. */
const BUSY_MS = 10_000;
const KEY = "axios-wechat:token:wx0123456789abcdef";

/**
 * Several processes. The first one has the lock, and gets a response from the token endpoint only when the gate is
 * opened.
 */
async function startHeld(
  size: number,
  settings: Pick<WorkerSettings, "client" | "lockWaitMs" | "lockLeaseMs">,
) {
  const fleet = await startFleet(size, { tokens: "legacy", ...settings });
  onTestFinished(() => fleet.close());
  const gate = fleet.holdTokens();
  const [holder, ...others] = fleet.members;
  if (!holder) throw new Error("a fleet without members");
  const held = holder.ask({ do: "call", count: 1, atOnce: 1 });
  await until(() => fleet.simulator.tokenCalls.length === 1);
  return { ...fleet, gate, holder, held, others };
}

describe.skipIf(WITHOUT_REDIS)("a process that holds the lock", () => {
  // Trap (WxJava#3888, #2667): waiters blocked for minutes behind a dead lock holder.
  const dying = [
    // Its lease ends while the others wait for the lock.
    { client: "ioredis", lockWaitMs: 30_000, lockLeaseMs: 1_500 },
    // The others stop waiting first, all at the same moment, and each fetch invalidates the previous token.
    { client: "node-redis", lockWaitMs: 2_500, lockLeaseMs: 600_000 },
  ] as const;
  const killed = together<(typeof dying)[number], void>(dying, async (settings) => {
    const { gate, holder, others, simulator, redis } = await startHeld(4, settings);
    const calls = others.map((member) => member.ask({ do: "call", count: 10, atOnce: 10 }));
    const waiting = (await redis.commands()).eval ?? 0;
    await until(async () => ((await redis.commands()).eval ?? 0) >= waiting + others.length);
    await holder.kill();
    gate.open();
    const { failures, slowestMs } = sum(await Promise.all(calls));
    expect(failures).toEqual([]);
    // The dead process's fetch, and one more.
    expect(simulator.tokenCalls.length).toBe(2);
    // The promise: the wait ends with the lease or with waitMs, whichever is first. The other one is set far longer
    // than this.
    expect(slowestMs).toBeLessThan(Math.min(settings.lockWaitMs, settings.lockLeaseMs) + BUSY_MS);
  });
  test.each(dying)(
    "and is killed during its fetch delays the others only briefly, and fails none: %o",
    { timeout: START_UP_MS },
    (settings) => killed(settings),
  );

  // Trap (w7corp/easywechat#696): a slower, older token response overwrote the newer one.
  const clients = ["ioredis", "node-redis"] as const;
  const asleep = together<(typeof clients)[number], void>(clients, async (client) => {
    const settings = { client, lockWaitMs: 10_000, lockLeaseMs: 500 };
    const { gate, holder, held, others, simulator, redis } = await startHeld(2, settings);
    holder.pause();
    gate.open();
    const { failures } = sum(
      await Promise.all(others.map((member) => member.ask({ do: "call", count: 5, atOnce: 5 }))),
    );
    expect(failures).toEqual([]);
    const [older, newer] = simulator.tokenCalls.map(({ issued }) => issued);
    const kept = async () => (JSON.parse((await redis.client.get(KEY)) ?? "{}") as { value?: string }).value;
    expect(await kept()).toBe(newer);

    holder.resume();
    expect(await held).toMatchObject({ failures: [], outcomes: ["store"] });
    expect(await kept()).toBe(newer);
    expect(simulator.tokenCalls.length).toBe(2);
    expect(simulator.calls.map(({ query }) => query.access_token)).not.toContain(older);
    // Its late release has not freed another process's lock.
    expect(await redis.client.exists(`${KEY}:lock`)).toBe(0);
  });
  test.each(clients)(
    "and sleeps past its lease does not overwrite the newer token when it wakes up: %s",
    { timeout: START_UP_MS },
    (client) => asleep(client),
  );
});
