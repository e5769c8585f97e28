// Two calls without token handling. The second one handles errors by name.
import axios from "axios";
import { attachWechat, isWechatApiError } from "axios-wechat";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, OPENID = "an-openid" } = process.env;

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, { appid, secret });

const { data } = await api.get<{ ip_list: string[] }>("/cgi-bin/get_api_domain_ip");
console.log(`WeChat returned ${data.ip_list.length} IP addresses`);

try {
  const message = { touser: OPENID, msgtype: "text", text: { content: "Hello! 你好！" } };
  await api.post("/cgi-bin/message/custom/send", message);
  console.log("sent");
} catch (error) {
  // The editor completes names and numbers. Rethrow all other errors.
  if (!isWechatApiError(error, "REPLY_WINDOW_EXPIRED", "INVALID_OPENID", 45047)) throw error;
  console.log(`not sent: ${error.message}`);
}
