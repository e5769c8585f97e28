import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePort } from "../free-port.ts";
import { adopt, end } from "./children.ts";
import { REDIS_IS_MISSING } from "./redis-installed.ts";

/** A separate Redis on a free port, which stores nothing on disk. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** A connection for the test itself, which works whenever the server runs. */
  readonly client: Redis;
  /** The number of executed commands by name, without `INFO`. */
  commands(): Promise<Record<string, number>>;
  /** The process runs and its socket accepts connections, but it does not respond. */
  pause(): void;
  resume(): void;
  /** Like kill -9. */
  kill(): Promise<void>;
  /** On the same port, without data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** @throws {Error} when there is no redis-server, which only happens where tests are not skipped for that */
export async function startRedis(): Promise<RedisServer> {
  if (REDIS_IS_MISSING) throw new Error("redis-server is not installed, but CI=true requires these tests");
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

/** Waits until a condition is true. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(5);
}
