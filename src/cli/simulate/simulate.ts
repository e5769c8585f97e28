import { setTimeout as delay } from "node:timers/promises";
import { createWechatSimulator, type SimulatorServer } from "../../testing/index.ts";
import type { Bilingual } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";
import { callLine } from "./call-line.ts";
import { environmentLines } from "./environment.ts";

export interface SimulateOptions {
  readonly port: number;
  readonly appid: string;
  readonly secret: string;
  /** How long every answer takes, in milliseconds. */
  readonly latency: number;
}

/**
 * Serves the simulator until the process is told to stop by SIGINT or SIGTERM.
 *
 * @throws {Error} in the first of the languages, when it cannot listen on the port
 */
export async function simulate(
  { port, appid, secret, latency }: SimulateOptions,
  style: Style,
  write: (text: string) => void,
): Promise<void> {
  const { languages, paint } = style;
  const [language] = languages;
  const simulator = createWechatSimulator({
    appid,
    secret,
    latencyMs: latency,
    // An answer that is still due must not keep a stopped process.
    wait: (ms) => delay(ms, undefined, { ref: false }),
    onCall: (call) => write(`${callLine(call, Date.now(), paint)}\n`),
  });
  const server = await simulator.listen({ port }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(whyNotListening(port, error)[language], { cause: error });
  });
  const stopped = signalled();
  write(greeting({ appid, secret }, server, style));
  await stopped;
  await server.close();
  write(`${STOPPED[language]}\n`);
}

const SERVING: Bilingual = { en: "A simulated WeChat listens at", zh: "模拟的微信接口已启动" };
const HOW_TO_END: Bilingual = {
  en: "Ctrl+C ends it. For your program:",
  zh: "按 Ctrl+C 结束。给你的程序设置这些环境变量：",
};
const STOPPED: Bilingual = { en: "Stopped.", zh: "已停止。" };

function greeting(
  { appid, secret }: Pick<SimulateOptions, "appid" | "secret">,
  { url }: SimulatorServer,
  { languages: [language], paint }: Style,
): string {
  const variables = { WECHAT_BASE_URL: url, WECHAT_APPID: appid, WECHAT_SECRET: secret };
  const environment = environmentLines(variables, process.platform);
  return `${SERVING[language]} ${paint(["bold", "cyan"], url)}\n${HOW_TO_END[language]}\n\n${environment}\n`;
}

function whyNotListening(port: number, { code, message }: NodeJS.ErrnoException): Bilingual {
  if (code === "EADDRINUSE") {
    return {
      en: `Port ${port} is in use: choose another with --port, or --port 0 for any that is free.`,
      zh: `端口 ${port} 已被占用：请用 --port 换一个，--port 0 表示自动选一个空闲端口。`,
    };
  }
  return {
    en: `Cannot listen on port ${port} (${code ?? message}): choose another with --port.`,
    zh: `无法监听端口 ${port}（${code ?? message}）：请用 --port 换一个。`,
  };
}

/** The first signal asks for a clean end; the next one has its usual effect, which is immediate. */
function signalled(): Promise<void> {
  const signals = ["SIGINT", "SIGTERM"] as const;
  return new Promise((resolve) => {
    const stop = () => {
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
  });
}
