import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, onTestFailed, test, vi } from "vitest";
import { checkUsersApi } from "./users-api.mjs";
import { startWechat } from "./wechat.mjs";

const FOLDER = fileURLToPath(new URL("next", import.meta.url));
const NEXT = fileURLToPath(new URL("node_modules/next/dist/bin/next", import.meta.url));

let wechat;
let server;
let url;
let printed = "";
beforeAll(async () => {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await rm(`${FOLDER}/.next`, { recursive: true, force: true });
  await promisify(execFile)(process.execPath, [NEXT, "build"], { cwd: FOLDER, env });

  wechat = await startWechat();
  server = spawn(process.execPath, [NEXT, "start", "--port", "0", "--hostname", "127.0.0.1"], {
    cwd: FOLDER,
    env: { ...env, ...wechat.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const output of [server.stdout, server.stderr]) {
    output.on("data", (text) => {
      printed += text;
    });
  }
  url = await vi.waitFor(addressIn, { timeout: 60_000 });
});
afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill();
    await once(server, "exit");
  }
  await wechat?.close();
});

/** The address that `next start` prints. */
function addressIn() {
  const [address] = printed.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
  if (!address) throw new Error(`next start printed no address: ${printed}`);
  return address;
}

test.each([
  ["nodejs", "/api"],
  ["edge", "/api/edge"],
])("Next.js: a route handler calls WeChat from the runtime %s", async (_, path) => {
  onTestFailed(() => console.error(printed));
  await checkUsersApi(wechat, url + path);
});
