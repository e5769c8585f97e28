import { createRequire } from "node:module";
import { Command } from "commander";
import { createRedact } from "../secrets/redact.ts";
import { addDoctor } from "./doctor/command.ts";
import { addExplain } from "./explain/command.ts";
import { addQuota } from "./quota/command.ts";
import { addRid } from "./rid/command.ts";
import { addSimulate } from "./simulate/command.ts";
import { speakChinese } from "./terminal/chinese.ts";
import type { Languages } from "./terminal/language.ts";
import { addToken } from "./token/command.ts";

/** Creates the command line program. It prints failures, then throws them as CommanderError. */
export function createProgram(languages: Languages): Command {
  const [language] = languages;
  const purpose = {
    en: "Explains WeChat errcodes, runs a local WeChat API simulator, and checks an account",
    zh: "查询微信返回码，启动微信接口模拟器，诊断账号",
  };
  const program = new Command("axios-wechat")
    .description(purpose[language])
    .version(packageVersion(), "-V, --version", VERSION[language])
    .exitOverride();
  // Commander repeats an argument that it does not understand, and that may be a line of a log.
  const redact = createRedact([]);
  program.configureOutput({ outputError: (text, write) => write(redact(text)) });
  if (language === "zh") speakChinese(program, redact);
  addExplain(program, languages);
  addSimulate(program, languages);
  addDoctor(program, languages);
  addQuota(program, languages);
  addRid(program, languages);
  addToken(program, languages);
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
