import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePort } from "../free-port.ts";
import { adopt, end } from "./children.ts";
import { REDIS_IS_MISSING } from "./redis-installed.ts";

/** A Redis of one's own on a free port, which keeps nothing on disk. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** A connection for the test itself. It has to go through when the server is there. */
  readonly client: Redis;
  /** How many commands it has carried out, by name; none of `INFO`. */
  commands(): Promise<Record<string, number>>;
  /** The process lives and its socket accepts, and nothing is answered. */
  pause(): void;
  resume(): void;
  /** As by kill -9. */
  kill(): Promise<void>;
  /** On the same port, with nothing in it. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** @throws {Error} when there is no redis-server, which only happens where tests are not skipped for that */
export async function startRedis(): Promise<RedisServer> {
  if (REDIS_IS_MISSING) throw new Error("redis-server is not installed, and CI=true wants these tests run");
  const port = await freePort();
  let server = await launch(port);
  const client = new Redis({ port, retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on("error", () => {}); // It is killed on purpose.

  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    client,
    async commands() {
      const info = await client.info("commandstats");
      const counts = [...info.matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm)].map(
        ([, name = "", calls]) => [name, Number(calls)] as const,
      );
      return Object.fromEntries(counts.filter(([name]) => name !== "info"));
    },
    pause: () => void server.kill("SIGSTOP"),
    resume: () => void server.kill("SIGCONT"),
    kill: () => end(server),
    async restart() {
      await end(server);
      server = await launch(port);
    },
    async close() {
      client.disconnect();
      await end(server);
    },
  };
}

async function launch(port: number): Promise<ChildProcess> {
  const server = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    { stdio: ["ignore", "pipe", "ignore"], cwd: tmpdir() },
  );
  adopt(server);
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`redis-server did not start:\n${said}`)));
    server.stdout.on("data", (chunk: Buffer) => {
      said += chunk;
      if (said.includes("Ready to accept connections")) resolve();
    });
  });
  return server;
}

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(5);
}
