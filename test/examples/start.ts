import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import {
  createWechatSimulator,
  type WechatSimulator,
  type WechatSimulatorOptions,
} from "../../src/testing/index.ts";
import { adopt, end } from "../store/children.ts";
import { until } from "../store/redis-server.ts";

export const FOLDER = fileURLToPath(new URL("../../examples/", import.meta.url));
export const APP = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };
/** Each child process loads a compiler. */
export const TIMEOUT_MS = 60_000;

export type Environment = Readonly<Record<string, string>>;

/** Starts a simulator, and returns it with the environment for an example. */
export async function startWechat(options: WechatSimulatorOptions = APP) {
  const simulator = createWechatSimulator(options);
  const { url, close } = await simulator.listen();
  onTestFinished(close);
  const env = { WECHAT_APPID: APP.appid, WECHAT_SECRET: APP.secret, WECHAT_BASE_URL: url };
  return { simulator, env };
}

/** Revokes the first token right after it is issued. */
export function revokeFirstToken(simulator: WechatSimulator): void {
  let revoked = false;
  // The simulator calls this after it has created the response.
  simulator.setLatency(({ issued }) => {
    if (issued !== undefined && !revoked) {
      revoked = true;
      simulator.revokeToken();
    }
    return 0;
  });
}

/** Starts an example as a user would. */
function start(example: string, env: Environment, args: readonly string[] = []) {
  const child = adopt(
    spawn(process.execPath, ["--import", "tsx", `${FOLDER}${example}.ts`, ...args], {
      env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: `${FOLDER}tsconfig.json`, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
  onTestFinished(() => end(child));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return { output: () => output, ended: once(child, "close").then(([code]) => ({ code, output })) };
}

export const run = (example: string, env: Environment, args?: readonly string[]) =>
  start(example, env, args).ended;

/** Starts a server example and waits until it listens. */
export async function startServer(example: string, env: Environment) {
  const server = start(example, { ...env, PORT: "0" });
  let ended = false;
  void server.ended.then(() => {
    ended = true;
  });
  await until(() => ended || server.output().includes("listening"));
  if (ended) throw new Error(`${example} ended:\n${server.output()}`);
  const port = /port: (\d+)/.exec(server.output())?.[1];
  return { url: `http://127.0.0.1:${port}`, output: server.output };
}

/** Creates a folder that is deleted after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
