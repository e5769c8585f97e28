import { createRequire } from "node:module";
import { Command } from "commander";
import { addExplain } from "./explain/command.ts";
import { addSimulate } from "./simulate/command.ts";
import type { Languages } from "./terminal/language.ts";

/**
 * The whole command line. Help speaks the terminal's language only. Failures are CommanderErrors, which are thrown after
 * they have been printed.
 */
export function createProgram(languages: Languages): Command {
  const [language] = languages;
  const purpose = {
    en: "Explains the errcodes of the WeChat API, and serves a simulated WeChat",
    zh: "查询微信返回码，启动模拟的微信接口",
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
