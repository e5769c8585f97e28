import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createWechatSimulator, type WechatSimulator } from "../../src/testing/index.ts";
import { bundle } from "../bundle.ts";
import { adopt, end } from "../store/children.ts";
import { type RedisServer, startRedis } from "../store/redis-server.ts";
import type { Order, Report, WorkerSettings } from "./worker.ts";

const APP = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };
/** The start of several processes on a busy machine. */
export const START_UP_MS = 60_000;

/** One of several processes. */
interface Member {
  ask(order: Order): Promise<Report>;
  /** Like kill -9, SIGSTOP and SIGCONT. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
}

/** Processes with one account, the simulator that they call, and the Redis that they share. */
export interface Fleet {
  readonly simulator: WechatSimulator;
  readonly redis: RedisServer;
  readonly members: readonly Member[];
  /** Gives all of them the same order, and adds up the results. */
  all(order: Order): Promise<Report>;
  /** Moves the clocks of the processes and of the simulator. */
  pass(ms: number): Promise<void>;
  /** Holds the responses of token endpoints until the gate is opened. Their content is already fixed. */
  holdTokens(): { open(): void };
  close(): Promise<void>;
}

export async function startFleet(
  size: number,
  settings: Partial<WorkerSettings> & Pick<WorkerSettings, "client" | "tokens">,
): Promise<Fleet> {
  let aheadMs = 0;
  let gate = Promise.resolve();
  const known = settings.accounts ? {} : APP;
  const simulator = createWechatSimulator({ ...known, now: () => Date.now() + aheadMs, wait: () => gate });
  const [redis, server, program] = await Promise.all([
    startRedis(),
    simulator.listen(),
    bundle(new URL("./worker.ts", import.meta.url)),
  ]);
  const started: WorkerSettings = {
    ...APP,
    url: server.url,
    redisPort: redis.port,
    lockWaitMs: 5_000,
    lockLeaseMs: 10_000,
    ...settings,
  };
  const members = await Promise.all(Array.from({ length: size }, () => startMember(program, started)));
  const all = async (order: Order) => sum(await Promise.all(members.map(({ ask }) => ask(order))));

  return {
    simulator,
    redis,
    members,
    all,
    async pass(ms) {
      aheadMs += ms;
      await all({ do: "pass", ms });
    },
    holdTokens() {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      let holding = true;
      const isTokenCall = (path: string) => path === "/cgi-bin/token" || path === "/cgi-bin/stable_token";
      simulator.setLatency(({ path }) => (holding && isTokenCall(path) ? 1 : 0));
      return {
        open() {
          holding = false;
          open();
        },
      };
    },
    async close() {
      await Promise.all(members.map(({ kill }) => kill()));
      await Promise.all([redis.close(), server.close()]);
    },
  };
}

async function startMember(program: string, settings: WorkerSettings): Promise<Member> {
  const child = adopt(fork(program, [JSON.stringify(settings)], { execArgv: [] }));
  await once(child, "message");
  let orders = 0;
  return {
    ask(order) {
      orders += 1;
      const report = reportOf(child, orders);
      child.send({ id: orders, order });
      return report;
    },
    kill: () => end(child),
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
  };
}

/** A member that dies sends no result, and the caller that killed it does not wait for one. */
function reportOf(child: ChildProcess, id: number): Promise<Report> {
  return new Promise((resolve) => {
    child.on("message", function listen(report: Report) {
      if (report.id !== id) return;
      child.off("message", listen);
      resolve(report);
    });
  });
}

export function sum(reports: readonly Report[]): Report {
  return {
    id: 0,
    failures: reports.flatMap(({ failures }) => failures),
    slowestMs: Math.max(...reports.map(({ slowestMs }) => slowestMs)),
    outcomes: reports.flatMap(({ outcomes }) => outcomes),
  };
}
