import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startServing } from "./children.mjs";
import { createClient } from "./clients/index.mjs";
import { crowd } from "./crowd.mjs";

export const ACCOUNT = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };

/** Keep-alive connections for all clients alike; so many that none waits at the concurrency of a real server. */
const CONNECTIONS = 256;

/** Between two looks at whether anything arrives at the server. */
const LOOK_MS = 5_000;

/** A simulated WeChat on loopback, and clients that call it. */
export async function openWorld({ redisPort }) {
  const { ready: url, order, end } = await startServing("wechat-server.mjs", { account: ACCOUNT });
  const http = {
    baseURL: url,
    proxy: false,
    httpAgent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
  };
  let clients = 0;

  /** Resolves when the server hears nothing any more. One look may come late, where this process was busy; two do not. */
  async function silence(signal) {
    for (let before = "", unchanged = 0; unchanged < 2; ) {
      await delay(LOOK_MS, undefined, { signal });
      const counts = JSON.stringify(await order("counts"));
      unchanged = counts === before ? unchanged + 1 : 0;
      before = counts;
    }
  }

  return {
    /** Tells the server something: see wechat-server.mjs. */
    order,
    url,
    end,
    /** So many calls at once, until all have come to an end, or nothing happens any more. */
    crowd: (size, call, giveUp = silence) => crowd(size, call, giveUp),
    /** A client that nobody used yet, with a store of its own unless `keyPrefix` says otherwise. */
    async client(id, settings = {}) {
      clients += 1;
      const token = await order("token");
      const keyPrefix = id.endsWith("redis") ? `bench:${process.pid}:${clients}:` : undefined;
      return createClient(id, { http, account: ACCOUNT, token, redisPort, keyPrefix, ...settings });
    },
  };
}

/** A folder for this process alone, gone when it ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "axios-wechat-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
