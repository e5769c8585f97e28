// A Cloudflare Worker that sends a message. wrangler.jsonc binds the Durable Object of token-store.ts.

import { waitUntil } from "cloudflare:workers";
import axios, { type AxiosInstance } from "axios";
import { attachWechat, clientCredentialProvider, isWechatApiError } from "axios-wechat";
import { durableObjectStore, type WechatToken } from "./token-store.ts";

export { WechatToken } from "./token-store.ts";

interface Env {
  readonly WECHAT_APPID: string;
  readonly WECHAT_SECRET: string;
  readonly WECHAT_BASE_URL?: string;
  readonly WECHAT_TOKENS: DurableObjectNamespace<WechatToken>;
}

let api: AxiosInstance | undefined; // one for each isolate: requests share its token

function apiOf({ WECHAT_APPID, WECHAT_SECRET, WECHAT_BASE_URL, WECHAT_TOKENS }: Env): AxiosInstance {
  const created = axios.create({ baseURL: WECHAT_BASE_URL ?? "https://api.weixin.qq.com", timeout: 10_000 });
  // Every token from /cgi-bin/token ends the one before, so all isolates must share one. stable_token needs no store.
  const provider = clientCredentialProvider({ appid: WECHAT_APPID, secret: WECHAT_SECRET });
  attachWechat(created, { provider, store: durableObjectStore(WECHAT_TOKENS), waitUntil });
  return created;
}

// biome-ignore lint/style/noDefaultExport: what workerd takes
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    api ??= apiOf(env);
    try {
      await api.post("/cgi-bin/message/custom/send", await request.json());
      return Response.json({ sent: true });
    } catch (error) {
      if (!isWechatApiError(error)) throw error;
      return Response.json({ sent: false, errcode: error.errcode, hint: error.hint?.en }, { status: 502 });
    }
  },
};
