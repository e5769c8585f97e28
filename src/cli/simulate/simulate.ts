import { setTimeout as delay } from "node:timers/promises";
import { createWechatSimulator, type SimulatorServer } from "../../testing/index.ts";
import { systemClock } from "../../time/clock.ts";
import type { Bilingual } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";
import { callLine } from "./call-line.ts";
import { environmentLines } from "./environment.ts";
import { keyVariables } from "./key-variables.ts";
import type { FailingPath, PathQuota } from "./path-values.ts";

export interface SimulateOptions {
  readonly port: number;
  readonly appid: string;
  readonly secret: string;
  /** The delay of each response, in milliseconds. */
  readonly latency: number;
  readonly fail: readonly FailingPath[];
  /** The lifetime of each token, in seconds. */
  readonly expireAfter: number;
  readonly quota: readonly PathQuota[];
  /** Whether calls must be signed and encrypted. */
  readonly security?: boolean;
  /** Whether wrong requests are rejected. */
  readonly strict: boolean;
}

/**
 * Runs the simulator until SIGINT or SIGTERM.
 *
 * @throws {Error} when it cannot listen on the port, with a message in the first language
 */
export async function simulate(
  { port, appid, secret, latency, fail, expireAfter, quota, strict, security = false }: SimulateOptions,
  style: Style,
  write: (text: string) => void,
): Promise<void> {
  const { languages, paint } = style;
  const [language] = languages;
  const simulator = createWechatSimulator({
    appid,
    secret,
    latencyMs: latency,
    expiresIn: expireAfter,
    security,
    strict,
    // A delayed response must not keep the stopped process running.
    wait: (ms) => delay(ms, undefined, { ref: false }),
    onCall: (call) => write(`${callLine(call, systemClock.wallMs(), paint)}\n`),
  });
  for (const { path, errcode, times } of fail)
    simulator.fail(path, errcode, times === undefined ? {} : { times });
  for (const { path, perDay } of quota) simulator.limit(path, { perDay });
  const server = await simulator.listen({ port }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(listenError(port, error)[language], { cause: error });
  });
  const stopped = stopSignal();
  const variables = {
    WECHAT_BASE_URL: server.url,
    WECHAT_APPID: appid,
    WECHAT_SECRET: secret,
    ...keyVariables(simulator.security),
  };
  write(startMessage(variables, server, style));
  await stopped;
  await server.close();
  write(`${STOPPED[language]}\n`);
}

const LISTENING: Bilingual = { en: "WeChat simulator listening at", zh: "微信接口模拟器已启动" };
const INSTRUCTIONS: Bilingual = {
  en: "Press Ctrl+C to stop. Set these environment variables for your program:",
  zh: "按 Ctrl+C 停止。请为你的程序设置以下环境变量：",
};
const STOPPED: Bilingual = { en: "Stopped.", zh: "已停止。" };

function startMessage(
  variables: Readonly<Record<string, string>>,
  { url }: SimulatorServer,
  { languages: [language], paint }: Style,
): string {
  const environment = environmentLines(variables, process.platform);
  return `${LISTENING[language]} ${paint(["bold", "cyan"], url)}\n${INSTRUCTIONS[language]}\n\n${environment}\n`;
}

function listenError(port: number, { code, message }: NodeJS.ErrnoException): Bilingual {
  if (code === "EADDRINUSE") {
    return {
      en: `Port ${port} is in use. Choose another with --port, or use --port 0 for any free port.`,
      zh: `端口 ${port} 已被占用，请用 --port 指定其他端口，--port 0 表示自动选一个空闲端口。`,
    };
  }
  return {
    en: `Cannot listen on port ${port} (${code ?? message}). Choose another with --port.`,
    zh: `无法监听端口 ${port}（${code ?? message}），请用 --port 指定其他端口。`,
  };
}

/** Resolves on the first signal. A second signal ends the process immediately. */
function stopSignal(): Promise<void> {
  const signals = ["SIGINT", "SIGTERM"] as const;
  return new Promise((resolve) => {
    const stop = () => {
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
  });
}
