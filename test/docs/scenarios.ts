import { expect } from "vitest";
import type { WechatSimulator } from "../../src/testing/index.ts";
import type { Surroundings } from "./generated.ts";

/** What surrounds an example when it runs. */
export interface Scenario extends Surroundings {
  /** Prepares the simulator. */
  readonly arrange?: (simulator: WechatSimulator) => void;
  /** Whether it finds a Redis of its own at REDIS_URL. */
  readonly needsRedis?: boolean;
  /** What must have happened. */
  readonly check?: (ran: { readonly output: string; readonly simulator: WechatSimulator }) => void;
}

const CREATED = [
  'import axios from "axios";',
  'import { attachWechat } from "axios-wechat";',
  'const api = axios.create({ baseURL: "https://api.weixin.qq.com" });',
].join(" ");
const ATTACHED = `${CREATED} attachWechat(api, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });`;

/** With texts where the environment may have none. */
const ACCOUNT_OF_APP =
  'const { WECHAT_APPID: appid = "", WECHAT_SECRET: secret = "" } = process.env; const account = { appid, secret };';

const ACCOUNT = "const account = { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET };";

const keysIn = (keys: string, pattern: string, end: string) =>
  `await api.get("/cgi-bin/user/get"); console.log((await ${keys}("${pattern}")).length, "key"); ${end};`;

/** The first token comes from WeChat and is kept; whoever looks afterwards finds it in Redis. */
const FROM_REDIS = {
  needsRedis: true,
  prelude: `${CREATED} ${ACCOUNT_OF_APP}`,
  check({ output, simulator }) {
    expect(output).toBe("1 key\n");
    expect(simulator.tokenCalls).toHaveLength(1);
    expect(simulator.calls).toMatchObject([{ errcode: 0 }]);
  },
} satisfies Scenario;

const LONG_ID = "1332519773019865088";

/** By the name that stands in the comment above the example. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  quickstart: {
    prelude: 'const message = { touser: "o1", msgtype: "text", text: { content: "hi" } };',
    arrange: (simulator) => simulator.fail("/cgi-bin/message/custom/send", 45015),
    check({ output, simulator }) {
      expect(output).toMatch(/^45015\n45015 REPLY_WINDOW_EXPIRED: .* rid \S+ → .* Wait for the user/);
      expect(simulator.tokenCalls).toHaveLength(1);
    },
  },

  narrowing: {
    prelude: `${ATTACHED} const notice = { touser: "o1", template_id: "t1" }; const unsubscribe = async (openid: string, errcode: 43101 | 40003) => console.log("unsubscribe", openid, errcode);`,
    arrange: (simulator) => simulator.fail("/cgi-bin/message/subscribe/send", 43101),
    check: ({ output }) => expect(output).toBe("unsubscribe o1 43101\n"),
  },

  options: {
    prelude: `${CREATED} ${ACCOUNT} const content = "hi", userToken = "user_1", openid = "o1";`,
    arrange: (simulator) => simulator.fail("/wxa/msg_sec_check", 87014),
    check({ output, simulator }) {
      expect(output).toBe("refused\n");
      expect(simulator.calls.at(-1)).toMatchObject({ errcode: 0, query: { access_token: "user_1" } });
    },
  },

  interceptors: {
    prelude: CREATED,
    arrange: (simulator) => simulator.fail("/cgi-bin/get_api_domain_ip", -1, { times: 1 }),
    check({ output, simulator }) {
      expect(output).toBe("2\n");
      expect(simulator.calls.map(({ errcode }) => errcode)).toEqual([-1, 0]);
    },
  },

  shared: {
    prelude:
      'import axios from "axios"; import { attachWechat } from "axios-wechat"; const baseURL = "https://api.weixin.qq.com"; const messages = axios.create({ baseURL }), uploads = axios.create({ baseURL });',
    check({ simulator }) {
      expect(simulator.calls).toHaveLength(2);
      expect(simulator.tokenCalls).toHaveLength(1);
    },
  },

  "token-server": {
    prelude: CREATED,
    arrange(simulator) {
      const access_token = simulator.issueToken();
      simulator.reply("/wechat", { access_token, expires_in: 7200 }, { token: false });
    },
  },

  redis: {
    needsRedis: true,
    prelude: `${CREATED} ${ACCOUNT_OF_APP} import { clientCredentialProvider } from "axios-wechat"; import { Redis } from "ioredis"; const redis = new Redis(process.env.REDIS_URL ?? "");`,
    epilogue: keysIn("redis.keys", "myapp:token:*", "redis.disconnect()"),
    check: FROM_REDIS.check,
  },

  ioredis: {
    ...FROM_REDIS,
    epilogue: keysIn("redis.keys", "myapp:token:*", "redis.disconnect()"),
  },

  "node-redis": {
    ...FROM_REDIS,
    epilogue: keysIn("client.keys", "axios-wechat:stable_token:*", "client.destroy()"),
  },

  wecom: {
    prelude: 'import axios from "axios"; import { attachWechat } from "axios-wechat";',
    check({ simulator }) {
      expect(simulator.tokenCalls.map(({ path }) => path)).toEqual(["/cgi-bin/gettoken"]);
      expect(simulator.calls).toMatchObject([{ path: "/cgi-bin/message/send", errcode: 0 }]);
    },
  },

  platform: {
    prelude:
      'import axios from "axios"; import { attachWechat } from "axios-wechat"; const database = { latestTicket: async () => "ticket@@@1", refreshTokenOf: async (_appid: string) => "refreshtoken@@@1", saveRefreshToken: async (_appid: string, _value: string) => {} };',
    check({ simulator }) {
      expect(simulator.tokenCalls.map(({ path }) => path)).toEqual([
        "/cgi-bin/component/api_component_token",
        "/cgi-bin/component/api_authorizer_token",
      ]);
      expect(simulator.calls).toMatchObject([{ errcode: 0 }]);
    },
  },

  upload: {
    prelude: ATTACHED,
    arrange(simulator) {
      // The body is sent twice.
      simulator.fail("/cgi-bin/media/upload", 40001, { times: 1 });
    },
    check({ simulator }) {
      const [refused, sent, picture] = simulator.calls;
      expect([refused?.errcode, sent?.errcode, picture?.errcode]).toEqual([40001, 0, 0]);
      expect(sent?.body).toSatisfy((body) => Buffer.from(body as Uint8Array).includes("a photo"));
    },
  },

  "long-ids": {
    prelude: `${ATTACHED} const msg_id = 1;`,
    arrange: (simulator) =>
      simulator.reply("/cgi-bin/message/mass/get", `{"errcode":0,"task_id":${LONG_ID}}`),
    check: ({ output }) => expect(output).toBe(`${LONG_ID}\n`),
  },

  parts: {
    prelude: CREATED,
    epilogue: 'await api.get("/cgi-bin/user/get").catch((error) => console.log(error.name, error.errcode));',
    check({ output }) {
      expect(output.trimEnd().split("\n")).toEqual([
        "40003",
        "Add the IP shown in errmsg to the IP whitelist in the console",
        "WECOM_INVALID_SECRET",
        "AccessTokenError 41001",
      ]);
    },
  },

  events: {
    prelude: `${CREATED} ${ACCOUNT} const metrics = { count: (name: string, _labels: object) => console.log(name) };`,
    epilogue: 'await api.get("/cgi-bin/user/get");',
    arrange: (simulator) => simulator.fail("/cgi-bin/user/get", -1, { times: 1 }),
    check: ({ output }) => expect(output).toBe("wechat_token_refresh\nwechat_retry\n"),
  },

  whitelist: {
    prelude: ATTACHED,
    arrange: (simulator) => simulator.refuseIp("203.0.113.7"),
    check: ({ output }) => expect(output).toBe("Add 203.0.113.7 to the IP whitelist\n"),
  },
};
