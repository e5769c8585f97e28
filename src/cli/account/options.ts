import type { Command } from "commander";
import type { Language } from "../terminal/language.ts";

const HELP = {
  en: {
    baseUrl: "where the API is, default WECHAT_BASE_URL, then WeChat's own host",
    wecom: "a WeCom application, from WECOM_CORPID and WECOM_CORPSECRET",
  },
  zh: {
    baseUrl: "接口地址，默认为 WECHAT_BASE_URL，其次为微信官方域名",
    wecom: "企业微信应用，读取 WECOM_CORPID 和 WECOM_CORPSECRET",
  },
} as const satisfies Record<Language, object>;

export function addBaseURL(command: Command, language: Language): Command {
  return command.option("--base-url <url>", HELP[language].baseUrl);
}

export function addWecom(command: Command, language: Language): Command {
  return command.option("--wecom", HELP[language].wecom);
}
