import { type Command, InvalidArgumentError } from "commander";
import { parseURL } from "../../protocol/hosts.ts";
import type { AccountOptions } from "../account/environment.ts";
import { addBaseURL } from "../account/options.ts";
import { runForAccount } from "../account/run.ts";
import type { Language, Languages } from "../terminal/language.ts";

const HELP = {
  en: {
    summary: "calls used and left today, for each API",
    description:
      "Shows how many calls of each API are used and left today. Without paths, of the common ones. The account is that of WECHAT_APPID and WECHAT_SECRET.",
    argument: "for example /cgi-bin/message/custom/send",
  },
  zh: {
    summary: "查看各接口当天的调用额度",
    description:
      "显示各接口当天已用和剩余的调用次数，不带参数时显示常用接口。账号取自 WECHAT_APPID 和 WECHAT_SECRET。",
    argument: "例如 /cgi-bin/message/custom/send",
  },
} as const satisfies Record<Language, object>;

export function addQuota(program: Command, languages: Languages): void {
  const { summary, description, argument } = HELP[languages[0]];
  const command = program.command("quota").summary(summary).description(description);
  addBaseURL(command, languages[0])
    .argument("[path...]", argument, (text: string, before?: string[]) => [...(before ?? []), readPath(text)])
    .action((paths: string[] | undefined, options: AccountOptions) =>
      runForAccount(command, { languages, options }, async (parts) => {
        const { showQuota } = await import("./quota.ts");
        await showQuota(paths ?? [], parts);
      }),
    );
}

/** A whole URL stands for its path. */
function readPath(text: string): string {
  const path = text.startsWith("/") ? text.replace(/[?#].*$/, "") : parseURL(text)?.pathname;
  if (path?.startsWith("/")) return path;
  throw new InvalidArgumentError("It must be a path, such as /cgi-bin/user/info.");
}
