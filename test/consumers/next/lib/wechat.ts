import axios, { type AxiosInstance } from "axios";
import { attachWechat } from "axios-wechat";

let client: AxiosInstance | undefined;

/** The client is made by the first request: `next build` loads this file too, where the secret is not set. */
export function wechat(): AxiosInstance {
  if (!client) {
    client = axios.create({
      baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com",
      // For `runtime = "edge"`: `next start` sends the body of a Request object in chunks, which WeChat rejects with 412.
      env: { Request: null as never },
    });
    attachWechat(client, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });
  }
  return client;
}
