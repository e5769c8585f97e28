// WeCom (企业微信): sends a message from an application to members.
import axios from "axios";
import { attachWechat, isWechatApiError, TokenFetchError, wecomProvider } from "axios-wechat";

const { WECOM_CORPID: corpid, WECOM_SECRET: corpsecret, WECOM_AGENTID: agentid = "1000002" } = process.env;
const [touser = "zhangsan|lisi"] = process.argv.slice(2);

const work = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://qyapi.weixin.qq.com" });
// Each application has its own secret and token, so create one instance per application.
attachWechat(work, { provider: wecomProvider({ corpid, corpsecret }) });

const message = {
  touser,
  msgtype: "text",
  agentid: Number(agentid),
  text: { content: "The build has passed" },
  enable_duplicate_check: 1, // the plugin may resend the message after -1; WeCom delivers it once
};

try {
  const { data } = await work.post<{ invaliduser?: string }>("/cgi-bin/message/send", message);
  // errcode is 0 even if WeCom could not reach some members.
  console.log(data.invaliduser ? `sent, but not to ${data.invaliduser}` : "sent");
} catch (error) {
  // In WeCom, 40001 is the response of the token endpoint to a wrong secret. A new token would not help.
  const reason = error instanceof TokenFetchError ? error.cause : error;
  if (!isWechatApiError(reason, "WECOM_INVALID_SECRET", "WECOM_IP_NOT_WHITELISTED")) throw error;
  console.error(`Check the settings of the application: ${reason.errcode} ${reason.entry?.name}`);
  process.exitCode = 1;
}
