import { type Command, InvalidArgumentError } from "commander";
import { ridIn } from "../../protocol/errmsg.ts";
import type { AccountOptions } from "../account/environment.ts";
import { addBaseURL } from "../account/options.ts";
import { runForAccount } from "../account/run.ts";
import type { Language, Languages } from "../terminal/language.ts";

const HELP = {
  en: {
    summary: "what WeChat recorded of a failed request",
    description:
      "Shows what WeChat recorded of a request, by the rid in its errmsg (kept for 7 days). The account is that of WECHAT_APPID and WECHAT_SECRET.",
    argument: "the rid, or an errmsg with it",
  },
  zh: {
    summary: "查看微信记录的失败请求",
    description:
      "根据 errmsg 中的 rid 查看微信记录的请求（保留 7 天）。账号取自 WECHAT_APPID 和 WECHAT_SECRET。",
    argument: "rid，或含有 rid 的 errmsg",
  },
} as const satisfies Record<Language, object>;

export function addRid(program: Command, languages: Languages): void {
  const { summary, description, argument } = HELP[languages[0]];
  const command = program.command("rid").summary(summary).description(description);
  addBaseURL(command, languages[0])
    .argument("<rid>", argument, readRid)
    .action((rid: string, options: AccountOptions) =>
      runForAccount(command, { languages, options }, async (parts) => {
        const { showRequest } = await import("./rid.ts");
        await showRequest(rid, parts);
      }),
    );
}

function readRid(text: string): string {
  const rid = (ridIn(text) ?? text).trim();
  if (/^[\w-]{1,100}$/.test(rid)) return rid;
  throw new InvalidArgumentError("It must be a rid, such as 5fab84d2-09424a07-00bd7fe3.");
}
