import { createRequire } from "node:module";
import { Command } from "commander";
import { addExplain } from "./explain/command.ts";
import { addSimulate } from "./simulate/command.ts";
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
    .version(packageVersion())
    .exitOverride();
  addExplain(program, languages);
  addSimulate(program, languages);
  return program;
}

function packageVersion(): string {
  return createRequire(import.meta.url)("axios-wechat/package.json").version;
}
