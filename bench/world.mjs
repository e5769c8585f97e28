import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startServing } from "./children.mjs";
import { createClient } from "./clients/index.mjs";
import { crowd } from "./concurrent-calls.mjs";

export const ACCOUNT = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };

/** The same number of keep-alive connections for all clients, enough for the concurrency of a real server. */
const CONNECTIONS = 256;

/** The interval between two checks for requests at the server. */
const LOOK_MS = 5_000;

/** Starts a WeChat simulator on loopback, and creates clients for it. */
export async function openWorld({ redisPort }) {
  const { ready: url, order, end } = await startServing("wechat-server.mjs", { account: ACCOUNT });
  const http = {
    baseURL: url,
    proxy: false,
    httpAgent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
  };
  let clients = 0;

  /** Resolves when no more requests arrive. Two checks, because one can be late in a busy process. */
  async function silence(signal) {
    for (let before = "", unchanged = 0; unchanged < 2; ) {
      await delay(LOOK_MS, undefined, { signal });
      const counts = JSON.stringify(await order("counts"));
      unchanged = counts === before ? unchanged + 1 : 0;
      before = counts;
    }
  }

  return {
    /** Calls a function of the server, see wechat-server.mjs. */
    order,
    url,
    end,
    /** Makes concurrent calls until all have settled, or no more requests arrive. */
    crowd: (size, call, giveUp = silence) => crowd(size, call, giveUp),
    /** Creates a new client with its own store, unless `keyPrefix` is set. */
    async client(id, settings = {}) {
      clients += 1;
      const token = await order("token");
      const keyPrefix = id.endsWith("redis") ? `bench:${process.pid}:${clients}:` : undefined;
      return createClient(id, { http, account: ACCOUNT, token, redisPort, keyPrefix, ...settings });
    },
  };
}

/** Creates a folder that is deleted when this process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "axios-wechat-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
