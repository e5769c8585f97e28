import axios from "axios";
import { attachWechat } from "axios-wechat";
import { printError } from "./print-error.ts";
import type { Report } from "./report.ts";

export interface RealAccount {
  readonly appid: string;
  readonly secret: string;
  /** @default "https://api.weixin.qq.com" */
  readonly baseURL?: string;
}

interface ApiDomainIp {
  readonly ip_list: readonly string[];
}

/** Requests the IP addresses of the API servers. This has no side effects, and every account may call it. */
export async function callWechat(account: RealAccount, report: Report): Promise<void> {
  const { appid, secret, baseURL = "https://api.weixin.qq.com" } = account;
  const api = axios.create({ baseURL, timeout: 10_000 });
  attachWechat(api, { appid, secret });

  report.part(`GET ${baseURL}/cgi-bin/get_api_domain_ip with your account`, "使用您的账号调用真实接口");
  try {
    const { data } = await api.get<ApiDomainIp>("/cgi-bin/get_api_domain_ip");
    report.verdict(true, `WeChat returned ${data.ip_list.length} IP addresses of its API servers.`);
  } catch (error) {
    report.verdict(false, "The call failed. 调用失败。");
    printError(error, report);
  }
}
