// A worker that many requests reach at once; all share one instance, as an isolate does.

import { waitUntil } from "cloudflare:workers";
import axios, { type AxiosInstance } from "axios";
import { attachWechat, callInfo, type WechatOptions } from "axios-wechat";
import { shortFirst } from "../scene/short-first.ts";

const USER = "/cgi-bin/user/info";

/** How the worker is set up, by a binding. */
export interface CrowdEnv {
  readonly SETTINGS: {
    readonly url: string;
    readonly appid: string;
    readonly secret: string;
    readonly timeoutMs: number;
    /** Whether the first token lives for 4 seconds, and is due for renewal after 0.4. */
    readonly firstEndsSoon: boolean;
    /** What `waitUntil` is: Cloudflare's, not given, or one that forgets the work. */
    readonly work: "waitUntil" | "foreground" | "dropped";
  };
}

/** What the worker says of a request. */
export interface CrowdReply {
  /** The `code` of an error. */
  readonly failed?: string;
  readonly message?: string;
  readonly tokenWaitMs: number;
  readonly durationMs: number;
}

let api: AxiosInstance | undefined;

function apiOf({ url, appid, secret, timeoutMs, firstEndsSoon, work }: CrowdEnv["SETTINGS"]): AxiosInstance {
  const created = axios.create({ baseURL: url, timeout: timeoutMs });
  const handed: WechatOptions =
    work === "foreground" ? {} : { waitUntil: work === "waitUntil" ? waitUntil : () => {} };
  const account = firstEndsSoon ? { provider: shortFirst({ appid, secret }) } : { appid, secret };
  attachWechat(created, { ...account, ...handed });
  return created;
}

// biome-ignore lint/style/noDefaultExport: what workerd takes
export default {
  async fetch(request: Request, { SETTINGS }: CrowdEnv): Promise<Response> {
    if (new URL(request.url).pathname === "/warm") return new Response();
    api ??= apiOf(SETTINGS);
    const startedAtMs = Date.now();
    const result: unknown = await api.get(USER).catch((error: unknown) => error);
    const { code, message } = result as { code?: string; message?: string };
    const reply: CrowdReply = {
      ...(result instanceof Error && { failed: code ?? "no code", message: message ?? "" }),
      tokenWaitMs: callInfo(result)?.tokenWaitMs ?? 0,
      durationMs: Date.now() - startedAtMs,
    };
    return Response.json(reply);
  },
};
