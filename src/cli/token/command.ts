import type { Command } from "commander";
import type { AccountOptions } from "../account/environment.ts";
import { addBaseURL, addWecom } from "../account/options.ts";
import { runForAccount } from "../account/run.ts";
import type { Language, Languages } from "../terminal/language.ts";

const HELP = {
  en: {
    summary: "until when the account's token is valid",
    description:
      "Tells until when the access_token of the account in WECHAT_APPID and WECHAT_SECRET is valid. Never prints the token.",
  },
  zh: {
    summary: "查看 token 的有效期",
    description: "显示 WECHAT_APPID、WECHAT_SECRET 对应账号的 access_token 何时到期，不显示 token 本身。",
  },
} as const satisfies Record<Language, object>;

export function addToken(program: Command, languages: Languages): void {
  const { summary, description } = HELP[languages[0]];
  const command = program.command("token").summary(summary).description(description);
  addWecom(addBaseURL(command, languages[0]), languages[0]).action((options: AccountOptions) =>
    runForAccount(command, { languages, options }, async (parts) => {
      const { showToken } = await import("./token.ts");
      await showToken(parts);
    }),
  );
}
