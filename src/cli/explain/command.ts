import { text } from "node:stream/consumers";
import { type Command, Option } from "commander";
import type { Language, Languages } from "../terminal/language.ts";
import { styleOf } from "../terminal/style.ts";
import { explain } from "./explain.ts";

/** The error codes of a failed `explain`. */
const BARE = "commander.missingArgument";
const UNKNOWN = "axios-wechat.unknown";

const HELP = {
  en: {
    summary: "explain an errcode",
    description:
      "Explains an errcode: its meaning, the error class, and how the plugin handles it. Also takes an errmsg, a line of a log, words in English or Chinese, and the path of an endpoint. Without an argument it reads from a pipe.",
    argument: "for example 40164, -1, INVALID_OPENID, whitelist or /cgi-bin/user/info",
    json: "print a JSON array",
    lang: "print one language only",
  },
  zh: {
    summary: "解释返回码",
    description:
      "说明返回码的含义、对应的异常类以及插件的处理方式。也可以输入 errmsg、一行日志、中英文关键词或接口路径；不带参数时从管道读取。",
    argument: "例如 40164、-1、INVALID_OPENID、白名单、/cgi-bin/user/info",
    json: "输出 JSON 数组",
    lang: "只显示一种语言",
  },
} as const satisfies Record<Language, object>;

const EXAMPLES = {
  en: `error: missing required argument: a code, a name, a word, an errmsg or a path. For example:
  axios-wechat explain 40164
  axios-wechat explain "invalid credential, access_token is invalid or not latest"
  axios-wechat explain /cgi-bin/message/custom/send
  tail -n 1 app.log | axios-wechat explain`,
  zh: `错误：缺少参数：返回码、名称、关键词、errmsg 或接口路径。例如：
  axios-wechat explain 40164
  axios-wechat explain 白名单
  axios-wechat explain /cgi-bin/message/custom/send
  tail -n 1 app.log | axios-wechat explain`,
} as const satisfies Record<Language, string>;

/** What comes through a pipe; nothing at a terminal. */
async function piped(): Promise<string> {
  return process.stdin.isTTY ? "" : text(process.stdin);
}

export function addExplain(program: Command, languages: Languages): void {
  const help = HELP[languages[0]];
  const command = program.command("explain").summary(help.summary).description(help.description);
  command
    .argument("[code|word|path...]", help.argument)
    .option("--json", help.json)
    .addOption(new Option("--lang <language>", help.lang).choices(["en", "zh"]))
    .action(async (words: string[], { json = false, lang }: { json?: boolean; lang?: Language }) => {
      const query = words.length > 0 && words.join(" ") !== "-" ? words.join(" ") : await piped();
      if (query.trim() === "") command.error(EXAMPLES[languages[0]], { exitCode: 2, code: BARE });
      const style = styleOf(command, lang ? [lang] : languages);
      const { output, error } = await explain(query, style, { json });
      command.configureOutput().writeOut?.(output);
      if (error !== undefined) command.error(error, { exitCode: 1, code: UNKNOWN });
    });
}
