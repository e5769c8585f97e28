import { type Command, Option } from "commander";
import type { Language, Languages } from "../terminal/language.ts";
import { styleOf } from "../terminal/style.ts";
import { explain } from "./explain.ts";

/** What a failing `explain` is known by. */
const UNKNOWN = "axios-wechat.unknown";

const HELP = {
  en: {
    summary: "tell what an errcode means",
    description:
      "Tells what an errcode means, which class is thrown for it, and what the plugin does with it. A word is looked for in all names and texts, English and Chinese.",
    argument: "such as 40164, -1, INVALID_OPENID or whitelist",
    json: "print a JSON array",
    lang: "print one language only",
  },
  zh: {
    summary: "解释返回码",
    description:
      "说明返回码的含义、抛出的错误类，以及插件会怎么处理。也可以输入关键词，在所有名称和中英文说明里搜索。",
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
      const { output, complaint } = explain(words.join(" "), style, { json });
      command.configureOutput().writeOut?.(output);
      if (complaint !== undefined) command.error(complaint, { exitCode: 1, code: UNKNOWN });
    });
}
