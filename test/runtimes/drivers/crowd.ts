// 1000 requests to a worker around the expiry of its token: node crowd.ts <control> <program> <folder of the bundle>
import { request } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { Miniflare } from "miniflare";
import { type RemoteWorld, remoteAt } from "../scene/remote.ts";
import type { CrowdEnv, CrowdReply } from "../worker/crowd.ts";
import { workerIn } from "./worker-options.ts";

const [, , controlUrl = "", program = "", folder = ""] = process.argv;
const remote = remoteAt(controlUrl);
const ACCOUNT = { appid: "wx0123456789abcdef", secret: `appsecret-${crypto.randomUUID()}` };
const TOKEN = "/cgi-bin/token";
const STABLE_TOKEN = "/cgi-bin/stable_token";
/** A call waits at most so long for a token, and as long again for its own response. */
const TIMEOUT_MS = 20_000;

type Work = CrowdEnv["SETTINGS"]["work"];

interface Crowd {
  readonly world: RemoteWorld;
  /** Resolves with undefined where the client canceled. */
  ask(cancelAfterMs?: number): Promise<CrowdReply | undefined>;
}

type Settings = Pick<CrowdEnv["SETTINGS"], "work" | "firstEndsSoon">;

async function withCrowd<T>(chosen: Settings, test: (crowd: Crowd) => Promise<T>): Promise<T> {
  const world = await remote.open(program, { ...ACCOUNT, overlapMs: 60_000 });
  const settings: CrowdEnv["SETTINGS"] = { ...ACCOUNT, url: world.url, timeoutMs: TIMEOUT_MS, ...chosen };
  const worker = new Miniflare({
    ...workerIn(folder, "crowd.js", []),
    bindings: { SETTINGS: settings },
  });
  const url = await worker.ready;
  // It answers this without a call, so that it has started when the crowd comes.
  await fetch(new URL("/warm", url));
  try {
    return await test({
      world,
      ask: (cancelAfterMs) => get(url, cancelAfterMs),
    });
  } finally {
    await worker.dispose();
    await world.close();
  }
}

/** A cancellation resets the connection: workerd does not notice one that is closed. */
function get(url: URL, cancelAfterMs: number | undefined): Promise<CrowdReply | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent: false }, (response) => {
      json(response).then((reply) => resolve(reply as CrowdReply), failed);
    });
    const canceling =
      cancelAfterMs === undefined
        ? undefined
        : setTimeout(() => asked.socket?.resetAndDestroy(), cancelAfterMs);
    const failed = (error: Error) => (canceling === undefined ? reject(error) : resolve(undefined));
    asked.on("error", failed).end();
  });
}

/** Every fifth request is canceled within its first 300 ms. */
function crowdOf({ ask }: Crowd, size: number, spreadMs: number): Promise<(CrowdReply | undefined)[]> {
  const asked = Array.from({ length: size }, async (_, index) => {
    await delay((index / size) * spreadMs);
    return ask(index % 5 === 0 ? (index % 30) * 10 : undefined);
  });
  return Promise.all(asked);
}

interface Expected {
  readonly answered: number;
  /** Token requests in all. */
  readonly fetches: readonly [least: number, most: number];
}

/** All that were not canceled were answered, with success, in time. */
async function check(
  { world }: Crowd,
  asked: readonly (CrowdReply | undefined)[],
  { answered, fetches: [least, most] }: Expected,
): Promise<void> {
  const replies = asked.filter((reply) => reply !== undefined);
  const failed = replies.find((reply) => reply.failed !== undefined);
  const longestMs = Math.max(0, ...replies.map(({ tokenWaitMs }) => tokenWaitMs));
  const late = replies.find((reply) => reply.tokenWaitMs > TIMEOUT_MS || reply.durationMs > 2 * TIMEOUT_MS);
  const fetches = (await world.simulator.tokenCalls()).length;
  const found = `${replies.length} answered, ${fetches} token requests, the longest wait ${Math.round(longestMs)} ms`;
  console.log(found);
  if (failed) throw new Error(`a call failed: ${JSON.stringify(failed)}; ${found}`);
  if (late) throw new Error(`a call was late: ${JSON.stringify(late)}; ${found}`);
  if (replies.length < answered || fetches < least || fetches > most) throw new Error(found);
}

/** The first token, and two more at most: the request that began the renewal may be canceled. */
const aroundExpiry = (work: Work) => () =>
  withCrowd({ work, firstEndsSoon: true }, async (crowd) => {
    await crowd.ask();
    await crowd.world.simulator.setLatency(250, TOKEN);
    await check(crowd, await crowdOf(crowd, 1_000, 4_500), { answered: 800, fetches: [2, 3] });
  });

/** The request that asks for the token is canceled, and 200 others wait for it. */
const coldStart = (work: Work, fetches: number) => () =>
  withCrowd({ work, firstEndsSoon: false }, async (crowd) => {
    await crowd.world.simulator.setLatency(3_000, STABLE_TOKEN);
    const first = crowd.ask(2_000);
    while ((await crowd.world.simulator.tokenCalls()).length === 0) await delay(10);
    const replies = await crowdOf(crowd, 200, 1_000);
    if (await first) throw new Error("the first request was answered");
    await check(crowd, replies, { answered: 160, fetches: [fetches, fetches] });
  });

/** By a sentence, as the scenarios. */
const tests: Readonly<Record<string, () => Promise<void>>> = {
  "1000 requests around an expiry, renewals in the foreground": aroundExpiry("foreground"),
  "1000 requests around an expiry, renewals handed to waitUntil": aroundExpiry("waitUntil"),
  "a cold start whose first request is canceled, in the foreground": coldStart("foreground", 2),
  "a cold start whose first request is canceled, with waitUntil": coldStart("waitUntil", 1),
  "a renewal whose request has ended hangs no later call": () =>
    withCrowd({ work: "dropped", firstEndsSoon: true }, async (crowd) => {
      await crowd.ask();
      await crowd.world.simulator.setLatency(2_500, TOKEN);
      await delay(600);
      // Starts the renewal in the background, and ends before it.
      const replies = [await crowd.ask()];
      await delay(4_000);
      // The first token has ended by now.
      replies.push(...(await Promise.all(Array.from({ length: 50 }, () => crowd.ask()))));
      await check(crowd, replies, { answered: 51, fetches: [3, 3] });
    }),
};

await Promise.all(
  Object.entries(tests).map(async ([scenario, test]) => {
    const failure = await test().then(
      () => undefined,
      (error: Error) => `${error.message} ${error.cause ?? ""}`,
    );
    await remote.report(program, { scenario, adapter: "fetch", ...(failure !== undefined && { failure }) });
  }),
);
process.exit(0);
