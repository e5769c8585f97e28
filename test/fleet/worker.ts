import axios from "axios";
import {
  attachWechat,
  clientCredentialProvider,
  type RefreshEvent,
  stableTokenProvider,
  tokenManagers,
} from "../../src/index.ts";
import { type RedisClient, redisStore } from "../../src/store/redis/index.ts";

/** The settings of one process at its start. */
export interface WorkerSettings {
  /** The simulator's URL. */
  readonly url: string;
  readonly appid: string;
  readonly secret: string;
  readonly redisPort: number;
  readonly client: "ioredis" | "node-redis";
  readonly tokens: "legacy" | "stable";
  readonly lockWaitMs: number;
  readonly lockLeaseMs: number;
  /** The number of accounts that its calls use in turn; undefined for a single one. */
  readonly accounts?: number;
}

/** The orders that it accepts. */
export type Order =
  /** Makes `count` calls, at most `atOnce` at a time. */
  | { readonly do: "call"; readonly count: number; readonly atOnce: number }
  /** Moves its clock. */
  | { readonly do: "pass"; readonly ms: number }
  /** Waits until Redis responds. */
  | { readonly do: "reach-redis" };

/** The result of an order. */
export interface Report {
  readonly id: number;
  readonly failures: readonly string[];
  /** Milliseconds of the slowest call. */
  readonly slowestMs: number;
  readonly outcomes: readonly RefreshEvent["outcome"][];
}

// Both clocks, as everything in this process sees them: hours pass without waiting.
const realNow = Date.now;
let aheadMs = 0;
const realMonotonic = performance.now.bind(performance);
Date.now = () => realNow() + aheadMs;
performance.now = () => realMonotonic() + aheadMs;

const settings = JSON.parse(process.argv[2] ?? "{}") as WorkerSettings;
const { url, redisPort, lockWaitMs, lockLeaseMs, appid: ownAppid, secret } = settings;
const outcomes: RefreshEvent["outcome"][] = [];

const { redis, ping } = await connect();
const api = axios.create({ baseURL: url, proxy: false });
const providerOf = (appid: string) =>
  settings.tokens === "legacy"
    ? clientCredentialProvider({ appid, secret })
    : stableTokenProvider({ appid, secret });
const shared = {
  ...{ store: redisStore(redis), lockWaitMs, lockLeaseMs },
  onRefresh: ({ outcome }: RefreshEvent) => void outcomes.push(outcome),
};
if (settings.accounts) attachWechat(api, { accounts: tokenManagers({ provider: providerOf, ...shared }) });
else attachWechat(api, { provider: providerOf(ownAppid), ...shared });

/**
 * Loads only the needed client: half of the start-up time. Both kinds reconnect quickly; a command is queued until
 * then, as by default.
 */
async function connect(): Promise<{ redis: RedisClient; ping: () => Promise<unknown> }> {
  if (settings.client === "ioredis") {
    const { Redis } = await import("ioredis");
    const client = new Redis({ port: redisPort, retryStrategy: () => 20 }).on("error", () => {});
    await client.ping();
    return { redis: client, ping: () => client.ping() };
  }
  const { createClient } = await import("redis");
  const socket = { port: redisPort, reconnectStrategy: () => 20 };
  const client = await createClient({ socket })
    .on("error", () => {})
    .connect();
  return { redis: client, ping: () => client.ping() };
}

async function call(count: number, atOnce: number) {
  const failures: string[] = [];
  let [left, slowestMs] = [count, 0];
  const line = async () => {
    while (left > 0) {
      left -= 1;
      const wechat = settings.accounts ? { account: `wx${left % settings.accounts}` } : {};
      const startedAtMs = performance.now();
      await api
        .get("/cgi-bin/user/info", { wechat })
        .catch((error: unknown) => failures.push(error instanceof Error ? error.message : String(error)));
      slowestMs = Math.max(slowestMs, performance.now() - startedAtMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return { failures, slowestMs };
}

process.on("message", async ({ id, order }: { id: number; order: Order }) => {
  let called = { failures: [] as string[], slowestMs: 0 };
  if (order.do === "call") called = await call(order.count, order.atOnce);
  else if (order.do === "pass") aheadMs += order.ms;
  else {
    // A command that was sent before the server was killed may be lost.
    while ((await ping().catch(() => undefined)) === undefined);
  }
  process.send?.({ id, ...called, outcomes: outcomes.splice(0) } satisfies Report);
});
process.once("disconnect", () => process.exit());
process.send?.("ready");
