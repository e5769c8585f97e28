import { type Command, Option } from "commander";
import type { Language, Languages } from "../terminal/language.ts";
import { styleOf } from "../terminal/style.ts";
import { explain } from "./explain.ts";

/** The error code of a failed `explain`. */
const UNKNOWN = "axios-wechat.unknown";

const HELP = {
  en: {
    summary: "explain an errcode",
    description:
      "Explains an errcode: its meaning, the error class, and how the plugin handles it. Words are searched for in all names and descriptions, English and Chinese.",
    argument: "for example 40164, -1, INVALID_OPENID or whitelist",
    json: "print a JSON array",
    lang: "print one language only",
  },
  zh: {
    summary: "解释返回码",
    description:
      "说明返回码的含义、对应的异常类以及插件的处理方式。也可以输入关键词，在所有名称和中英文说明中搜索。",
    argument: "例如 40164、-1、INVALID_OPENID、白名单",
    json: "输出 JSON 数组",
    lang: "只显示一种语言",
  },
} as const satisfies Record<Language, object>;

export function addExplain(program: Command, languages: Languages): void {
  const help = HELP[languages[0]];
  const command = program.command("explain").summary(help.summary).description(help.description);
  command
    .argument("<code|word|name...>", help.argument)
    .option("--json", help.json)
    .addOption(new Option("--lang <language>", help.lang).choices(["en", "zh"]))
    .action((words: string[], { json = false, lang }: { json?: boolean; lang?: Language }) => {
      const style = styleOf(command, lang ? [lang] : languages);
      const { output, error } = explain(words.join(" "), style, { json });
      command.configureOutput().writeOut?.(output);
      if (error !== undefined) command.error(error, { exitCode: 1, code: UNKNOWN });
    });
}
