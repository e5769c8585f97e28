import type { Command } from "commander";
import { LONGEST_TIMER_MS } from "../../time/timer-limit.ts";
import type { Language, Languages } from "../terminal/language.ts";
import { nonEmpty, wholeNumber } from "../terminal/option-values.ts";
import { styleOf } from "../terminal/style.ts";
import type { SimulateOptions } from "./simulate.ts";

/** What a failing `simulate` is known by. */
const NOT_LISTENING = "axios-wechat.not-listening";

const LAST_PORT = 65_535;
/** In milliseconds. A longer timer would fire at once. */

const HELP = {
  en: {
    summary: "serve a simulated WeChat",
    description: "Serves a simulated WeChat on this machine, and logs each call in one line.",
    port: "where to listen; 0 for any free port",
    appid: "the appid to accept",
    secret: "the secret to accept",
    latency: "how long every answer takes, in ms",
  },
  zh: {
    summary: "启动模拟的微信接口",
    description: "在本机启动模拟的微信接口，每个请求打印一行日志。",
    port: "监听端口，0 表示自动选一个空闲端口",
    appid: "接受的 appid",
    secret: "接受的 secret",
    latency: "每次应答的延迟，单位毫秒",
  },
} as const satisfies Record<Language, object>;

export function addSimulate(program: Command, languages: Languages): void {
  const help = HELP[languages[0]];
  const command = program.command("simulate").summary(help.summary).description(help.description);
  command
    .option("--port <port>", help.port, wholeNumber(LAST_PORT), 3000)
    .option("--appid <appid>", help.appid, nonEmpty, "wx0123456789abcdef")
    .option("--secret <secret>", help.secret, nonEmpty, "a-secret-for-the-simulator")
    .option("--latency <ms>", help.latency, wholeNumber(LONGEST_TIMER_MS), 0)
    .action(async (options: SimulateOptions) => {
      // Who only wants an explanation need not wait for the simulator to load.
      const { simulate } = await import("./simulate.ts");
      const write = (text: string) => command.configureOutput().writeOut?.(text);
      await simulate(options, styleOf(command, languages), write).catch((error: Error) =>
        command.error(error.message, { exitCode: 1, code: NOT_LISTENING }),
      );
    });
}
