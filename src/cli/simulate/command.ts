import type { Command } from "commander";
import { MAX_TIMER_MS } from "../../time/timer-limit.ts";
import type { Language, Languages } from "../terminal/language.ts";
import { each, nonEmpty, wholeNumber } from "../terminal/option-values.ts";
import { styleOf } from "../terminal/style.ts";
import { failure, quota } from "./path-values.ts";
import type { SimulateOptions } from "./simulate.ts";

/** The error code of a failed `simulate`. */
const NOT_LISTENING = "axios-wechat.not-listening";

const MAX_PORT = 65_535;
/** A year. */
const MAX_LIFETIME_S = 31_536_000;

const HELP = {
  en: {
    summary: "run a WeChat API simulator",
    description: "Runs a WeChat API simulator on this machine and logs one line per call.",
    port: "port to listen on, 0 for any free port",
    appid: "accepted appid",
    secret: "accepted secret",
    latency: "delay of each response, in ms",
    fail: "respond to a path with an errcode, always or a number of times; repeatable",
    expireAfter: "lifetime of each token, in seconds",
    quota: "calls of a path per day, then 45009; repeatable",
    security: "demand signed and encrypted calls, with generated keys",
    strict: "reject unknown paths, wrong methods and wrong fields, as WeChat does",
  },
  zh: {
    summary: "启动微信接口模拟器",
    description: "在本机启动微信接口模拟器，每个请求打印一行日志。",
    port: "监听端口，0 表示自动选一个空闲端口",
    appid: "接受的 appid",
    secret: "接受的 secret",
    latency: "每个响应的延迟，单位毫秒",
    fail: "让接口返回指定的返回码，一直或若干次；可重复",
    expireAfter: "token 的有效期，单位秒",
    quota: "接口每天可调用的次数，超出后返回 45009；可重复",
    security: "要求请求签名并加密，密钥自动生成",
    strict: "像微信一样拒绝未知路径、错误的请求方法和错误的字段",
  },
} as const satisfies Record<Language, object>;

export function addSimulate(program: Command, languages: Languages): void {
  const help = HELP[languages[0]];
  const command = program.command("simulate").summary(help.summary).description(help.description);
  command
    .option("--port <port>", help.port, wholeNumber(MAX_PORT), 3000)
    .option("--appid <appid>", help.appid, nonEmpty, "wx0123456789abcdef")
    .option("--secret <secret>", help.secret, nonEmpty, "a-secret-for-the-simulator")
    .option("--latency <ms>", help.latency, wholeNumber(MAX_TIMER_MS), 0)
    .option("--fail <path=errcode[:times]>", help.fail, each(failure), [])
    .option("--expire-after <seconds>", help.expireAfter, wholeNumber(MAX_LIFETIME_S, 1), 7200)
    .option("--quota <path=n>", help.quota, each(quota), [])
    .option("--security", help.security)
    .option("--strict", help.strict, false)
    .action(async (options: SimulateOptions) => {
      // Loaded on demand, so that `explain` starts faster.
      const { simulate } = await import("./simulate.ts");
      const write = (text: string) => command.configureOutput().writeOut?.(text);
      await simulate(options, styleOf(command, languages), write).catch((error: Error) =>
        command.error(error.message, { exitCode: 1, code: NOT_LISTENING }),
      );
    });
}
