import { Readable } from "node:stream";
import axios, { type AxiosInstance } from "axios";
import { attachWechat } from "../../src/index.ts";
import type { WechatSimulator } from "../../src/testing/index.ts";
import { ACCOUNTS } from "./simulated-network.ts";

/** Causes an error: rejects with, or throws, what a page quotes. */
type Provoke = (api: AxiosInstance, simulator: WechatSimulator) => unknown;

const USERS = "/cgi-bin/user/get";
const SEND = "/cgi-bin/message/custom/send";
const TEMPLATE = "/cgi-bin/message/template/send";
const TEMPLATES = "/wxa/gettemplatelist";
const UPLOAD = "/cgi-bin/media/upload";
/** An account's token, by its looks; it was never issued. */
const UNISSUED_TOKEN = `14_${"x".repeat(140)}AAAA`;

/** By the name in the comment above the quotation. */
export const messages: Readonly<Record<string, Provoke>> = {
  "invalid-openid"(api, simulator) {
    simulator.fail(SEND, 40003);
    return api.post(SEND, {});
  },
  async "renewed-rejected"(api, simulator) {
    await api.get(USERS);
    simulator.fail(SEND, 40001);
    return api.post(SEND, {});
  },
  async paused(api, simulator) {
    simulator.fail(SEND, 40001);
    await api.post(SEND, {}).catch(() => {});
    return api.post(SEND, {});
  },
  async "current-rejected"(api, simulator) {
    await api.get(USERS);
    let responses = 0;
    simulator.reply(SEND, async () => {
      responses += 1;
      simulator.revokeToken();
      // Another call renews the token before this one has its response.
      if (responses === 1) await api.get(USERS);
      return { errcode: 40001, errmsg: "invalid credential" };
    });
    return api.post(SEND, {});
  },
  async "held-back"(api, simulator) {
    for (let n = 0; n <= 10; n += 1) {
      await api.get(USERS);
      simulator.revokeToken();
    }
    return api.get(USERS);
  },
  async unchanged(api, simulator) {
    for (let n = 0; n < 2; n += 1) {
      await api.get(USERS);
      simulator.revokeToken({ sticky: true }); // the second time, a forced fetch is too early
    }
    return api.get(USERS);
  },
  "other-kind"(api, simulator) {
    simulator.fail(TEMPLATES, 40001);
    return api.get(TEMPLATES);
  },
  "own-token": (api) => api.get(USERS, { params: { access_token: UNISSUED_TOKEN } }),
  whitelist(api, simulator) {
    simulator.refuseIp("203.0.113.7");
    return api.get(USERS);
  },
  "missing-token": (api) => api.get(USERS, { wechat: { token: false } }),
  quota(api, simulator) {
    simulator.fail(TEMPLATE, 45009);
    return api.post(TEMPLATE, {});
  },
  unauthorized(api, simulator) {
    simulator.fail(USERS, 48001);
    return api.get(USERS);
  },
  chunked: (api) => api.post(UPLOAD, Readable.from([Buffer.from("a photo")])),
  "wrong-secret"(api, simulator) {
    simulator.fail("/cgi-bin/stable_token", 40125);
    return api.get(USERS);
  },
  async stream(api, simulator) {
    await api.get(USERS);
    simulator.revokeToken();
    return api.post(UPLOAD, Readable.from([Buffer.from("a photo")]), { headers: { "Content-Length": 7 } });
  },
  "unset-secret": () => attachWechat(axios.create(), { appid: undefined, secret: undefined }),
  "wrong-product": () => attachWechat(axios.create(), JSON.parse('{ "product": "wework" }')),
  "misspelled-option": () => attachWechat(axios.create(), JSON.parse('{ "appId": "wx" }')),
  "second-attach": (api) => attachWechat(api),
  busy(api, simulator) {
    simulator.fail(SEND, -1);
    return api.post(SEND, {});
  },
};

/**
 * Returns the provoked error's class and message. The simulator serves real HTTP, because a chunked body needs a real
 * connection.
 */
export async function saidBy(provoke: Provoke, simulator: WechatSimulator): Promise<string> {
  const { url, close } = await simulator.listen();
  try {
    const api = axios.create({ baseURL: url });
    const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = ACCOUNTS;
    attachWechat(api, { appid, secret, retry: { baseDelayMs: 0 } });
    await provoke(api, simulator);
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  } finally {
    await close();
  }
  throw new Error("no error was thrown");
}
