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
import { bundle } from "../bundle.ts";
import { adopt, end } from "../store/children.ts";
import { until } from "../store/redis-server.ts";

export const FOLDER = fileURLToPath(new URL("../../examples/", import.meta.url));
export const APP = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };
/** Far more than a child process needs on a busy machine. */
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

/** What Node runs: the first example as its reader would run it, with tsx; the others compiled beforehand. */
async function programOf(example: string): Promise<readonly string[]> {
  if (example === "quickstart") return ["--import", "tsx", `${FOLDER}quickstart.ts`];
  return [await bundle(new URL(`../../examples/${example}.ts`, import.meta.url))];
}

async function start(example: string, env: Environment, args: readonly string[] = []) {
  const child = adopt(
    spawn(process.execPath, [...(await programOf(example)), ...args], {
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

export async function run(example: string, env: Environment, args?: readonly string[]) {
  const { ended } = await start(example, env, args);
  return ended;
}

/** Starts a server example and waits until it listens. */
export async function startServer(example: string, env: Environment) {
  const server = await start(example, { ...env, PORT: "0" });
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
