// Part of an application. test-your-app.test.ts and token-expires.test.ts test it.
import axios from "axios";
import { attachWechat, UserError } from "axios-wechat";

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });

/** Greets a user. Returns false if the user cannot be reached. */
export async function greet(openid: string): Promise<boolean> {
  try {
    const message = { touser: openid, msgtype: "text", text: { content: "Hello! 你好！" } };
    await api.post("/cgi-bin/message/custom/send", message);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
