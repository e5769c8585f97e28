// 企业微信: an application's message to members of its corp.
import axios from "axios";
import { attachWechat, isWechatApiError, TokenFetchError, wecomProvider } from "axios-wechat";

const { WECOM_CORPID: corpid, WECOM_SECRET: corpsecret, WECOM_AGENTID: agentid = "1000002" } = process.env;
const [touser = "zhangsan|lisi"] = process.argv.slice(2);

const work = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://qyapi.weixin.qq.com" });
// Each application has a secret, and so a token, of its own: one instance for each.
attachWechat(work, { provider: wecomProvider({ corpid, corpsecret }) });

const message = {
  touser,
  msgtype: "text",
  agentid: Number(agentid),
  text: { content: "The build has passed" },
  enable_duplicate_check: 1, // after -1 the plugin sends it again, and WeCom delivers it once
};

try {
  const { data } = await work.post<{ invaliduser?: string }>("/cgi-bin/message/send", message);
  // errcode 0 also when some of the members were not reached.
  console.log(data.invaliduser ? `sent, but not to ${data.invaliduser}` : "sent");
} catch (error) {
  // Here 40001 is a wrong secret, not a dead token: it comes from the token endpoint, and nothing is renewed.
  const reason = error instanceof TokenFetchError ? error.cause : error;
  if (!isWechatApiError(reason, "WECOM_INVALID_SECRET", "WECOM_IP_NOT_WHITELISTED")) throw error;
  console.error(`Look into the application's settings: ${reason.errcode} ${reason.entry?.name}`);
  process.exitCode = 1;
}
