import { createRequire } from "node:module";
import { Command } from "commander";
import { addExplain } from "./explain/command.ts";
import { addSimulate } from "./simulate/command.ts";
import { speakChinese } from "./terminal/chinese.ts";
import type { Languages } from "./terminal/language.ts";

/** Creates the command line program. It prints failures, then throws them as CommanderError. */
export function createProgram(languages: Languages): Command {
  const [language] = languages;
  const purpose = {
    en: "Explains WeChat errcodes and runs a local WeChat API simulator",
    zh: "查询微信返回码，启动微信接口模拟器",
  };
  const program = new Command("axios-wechat")
    .description(purpose[language])
    .version(packageVersion(), "-V, --version", VERSION[language])
    .exitOverride();
  if (language === "zh") speakChinese(program);
  addExplain(program, languages);
  addSimulate(program, languages);
  return program;
}

const VERSION = { en: "output the version number", zh: "显示版本号" };

/** A number or a path in place of a command is to be explained: `axios-wechat 40164`. */
export function withShortForm(args: readonly string[]): readonly string[] {
  const [first = ""] = args;
  return /^(?:-?\d+$|\/|https?:\/\/)/.test(first) ? ["explain", ...args] : args;
}

function packageVersion(): string {
  return createRequire(import.meta.url)("axios-wechat/package.json").version;
}
