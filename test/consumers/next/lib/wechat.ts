import axios, { type AxiosInstance } from "axios";
import { attachWechat } from "axios-wechat";

let client: AxiosInstance | undefined;

/** Creates the client on the first request, because `next build` also runs this file, and has no secret. */
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
