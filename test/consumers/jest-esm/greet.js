import axios from "axios";
import { attachWechat, UserError } from "axios-wechat";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_BASE_URL } = process.env;
export const api = axios.create({ baseURL: WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
export const attachment = attachWechat(api, { appid, secret });

/** Sends a message; returns false if this user cannot get one. */
export async function greet(openid) {
  const message = { touser: openid, msgtype: "text", text: { content: "你好" } };
  try {
    await api.post("/cgi-bin/message/custom/send", message);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
