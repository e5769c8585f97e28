import type { Command } from "commander";
import { addBaseURL, addWecom } from "../account/options.ts";
import type { Language, Languages } from "../terminal/language.ts";
import type { DoctorOptions } from "./doctor.ts";

const HELP = {
  en: {
    summary: "check account, network and Redis",
    description:
      "Checks what a call needs: network, clock, token, IP whitelist, quota, and Redis. The account is that of WECHAT_APPID and WECHAT_SECRET. It forces no token renewal and clears no quota.",
    json: "print a JSON object",
    redis: "check this Redis as well",
  },
  zh: {
    summary: "诊断账号、网络和 Redis",
    description:
      "检查调用接口所需的一切：网络、时钟、token、IP 白名单、额度和 Redis。账号取自 WECHAT_APPID 和 WECHAT_SECRET。不会强制刷新 token，也不会清空额度。",
    json: "输出 JSON 对象",
    redis: "同时检查该 Redis",
  },
} as const satisfies Record<Language, object>;

export function addDoctor(program: Command, languages: Languages): void {
  const [language] = languages;
  const help = HELP[language];
  const command = program.command("doctor").summary(help.summary).description(help.description);
  addWecom(addBaseURL(command, language), language)
    .option("--redis <url>", help.redis)
    .option("--json", help.json)
    .action(async (options: DoctorOptions & { readonly json?: boolean }) => {
      const { runDoctor } = await import("./run.ts");
      await runDoctor(command, { languages, options });
    });
}
