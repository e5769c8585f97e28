// 1000 requests to a worker around the expiry of its token: node crowd.ts <control> <program> <folder of the bundle>
import { setTimeout as delay } from "node:timers/promises";
import { Miniflare } from "miniflare";
import { type RemoteWorld, remoteAt } from "../scenarios/remote.ts";
import type { CrowdEnv, CrowdReply } from "../worker/crowd.ts";
import { workerIn } from "./worker-options.ts";

const [, , controlUrl = "", program = "", folder = ""] = process.argv;
const remote = remoteAt(controlUrl);
const REQUESTS = 1_000;
const ACCOUNT = { appid: "wx0123456789abcdef", secret: `appsecret-${crypto.randomUUID()}` };
const STABLE_TOKEN = "/cgi-bin/stable_token";
/** A call waits at most so long for a token, and as long again for its own response. */
const TIMEOUT_MS = 9_000;

type Work = CrowdEnv["SETTINGS"]["work"];

interface Crowd {
  readonly world: RemoteWorld;
  /** Resolves with undefined where the client cancelled. */
  ask(cancelAfterMs?: number): Promise<CrowdReply | undefined>;
}

/** @param expiresIn seconds that a token lives; it is due for renewal in the last 90 % of them */
async function withCrowd<T>(work: Work, expiresIn: number, test: (crowd: Crowd) => Promise<T>): Promise<T> {
  const options = { ...ACCOUNT, expiresIn, renewAheadMs: expiresIn * 950 };
  const world = await remote.open(program, options);
  const settings: CrowdEnv["SETTINGS"] = { ...ACCOUNT, url: world.url, timeoutMs: TIMEOUT_MS, work };
  const worker = new Miniflare({ ...workerIn(folder, "crowd.js", []), bindings: { SETTINGS: settings } });
  const url = await worker.ready;
  try {
    return await test({
      world,
      async ask(cancelAfterMs) {
        const signal = cancelAfterMs === undefined ? {} : { signal: AbortSignal.timeout(cancelAfterMs) };
        try {
          return (await (await fetch(url, signal)).json()) as CrowdReply;
        } catch (error) {
          if (cancelAfterMs === undefined) throw error;
          return undefined;
        }
      },
    });
  } finally {
    await worker.dispose();
    await world.close();
  }
}

/** Every fifth request is cancelled within its first 300 ms. */
async function crowdOf({ ask }: Crowd, spreadMs: number): Promise<CrowdReply[]> {
  const asked = Array.from({ length: REQUESTS }, async (_, index) => {
    await delay((index / REQUESTS) * spreadMs);
    return ask(index % 5 === 0 ? (index % 30) * 10 : undefined);
  });
  return (await Promise.all(asked)).filter((reply) => reply !== undefined);
}

/** All were answered, with success, in time; and there were so many token requests. */
async function check({ world }: Crowd, replies: readonly CrowdReply[], atLeast: number, mostFetches: number) {
  const failed = replies.find((reply) => reply.failed !== undefined);
  const longestMs = Math.max(...replies.map(({ tokenWaitMs }) => tokenWaitMs));
  const late = replies.find((reply) => reply.tokenWaitMs > TIMEOUT_MS || reply.durationMs > 2 * TIMEOUT_MS);
  const fetches = (await world.simulator.tokenCalls()).length;
  const found = `${replies.length} answered, ${fetches} token requests, the longest wait ${Math.round(longestMs)} ms`;
  console.log(found);
  if (failed) throw new Error(`a call failed: ${JSON.stringify(failed)}; ${found}`);
  if (late) throw new Error(`a call was late: ${JSON.stringify(late)}; ${found}`);
  if (replies.length < atLeast || fetches > mostFetches) throw new Error(found);
}

/** By a sentence, as the scenarios. */
const tests: Readonly<Record<string, () => Promise<void>>> = {
  "1000 requests around an expiry, renewals in the foreground": () =>
    withCrowd("foreground", 4, async (crowd) => {
      await crowd.ask();
      await crowd.world.simulator.setLatency(250, STABLE_TOKEN);
      await check(crowd, await crowdOf(crowd, 2_500), 800, 2);
    }),
  "1000 requests around an expiry, with waitUntil": () =>
    withCrowd("waitUntil", 4, async (crowd) => {
      await crowd.ask();
      await crowd.world.simulator.setLatency(250, STABLE_TOKEN);
      await check(crowd, await crowdOf(crowd, 2_500), 800, 2);
    }),
  "1000 requests of a cold start, the first of which is cancelled": () =>
    withCrowd("foreground", 7_200, async (crowd) => {
      await crowd.world.simulator.setLatency(1_500, STABLE_TOKEN);
      const first = crowd.ask(300);
      await delay(150);
      const replies = await crowdOf(crowd, 0);
      await first;
      await check(crowd, replies, 800, 2);
    }),
  "a renewal whose request has ended hangs no later call": () =>
    withCrowd("dropped", 3, async (crowd) => {
      await crowd.ask();
      await crowd.world.simulator.setLatency(400, STABLE_TOKEN);
      await delay(600);
      // Starts the renewal in the background, and ends before it.
      const replies = [await crowd.ask()];
      await delay(3_000);
      // The token has ended by now.
      replies.push(
        ...(await Promise.all(Array.from({ length: 50 }, () => crowd.ask()))).filter(
          (one) => one !== undefined,
        ),
      );
      await check(crowd, replies, 51, 3);
    }),
};

await Promise.all(
  Object.entries(tests).map(async ([scenario, test]) => {
    const failure = await test().then(
      () => undefined,
      (error: Error) => error.message,
    );
    await remote.report(program, { scenario, adapter: "fetch", ...(failure !== undefined && { failure }) });
  }),
);
process.exit(0);
