import { expect } from "vitest";
import { ACCOUNT_OF_APP, ATTACHED, CREATED, WECOM } from "../preludes.ts";
import type { Scenario } from "../scenario.ts";

const DATABASE =
  'const database = { latestTicket: async () => "ticket@@@1", saveTicket: async (ticket: string) => console.log("ticket", ticket), saveRefreshToken: async (appid: string, value: string) => console.log("refresh token", appid, value), forgetMerchant: async (appid: string) => console.log("forget", appid) };';
const PLATFORM = `${CREATED.replaceAll("api =", "platform =")} import { componentProvider, createTokenManager } from "axios-wechat"; ${DATABASE} const { COMPONENT_APPID: component_appid = "", COMPONENT_APPSECRET: component_appsecret = "" } = process.env; const component = createTokenManager({ provider: componentProvider({ component_appid, component_appsecret, ticket: () => database.latestTicket() }) }); attachWechat(platform, { tokens: component }); const merchants = { delete: (appid: string) => console.log("delete", appid) };`;

const MESSAGE_SEND = "/cgi-bin/message/send";
const WORK = WECOM.replaceAll("api =", "work =").replaceAll("(api,", "(work,");

/** Third-party platforms, and WeCom. */
export const platforms: Readonly<Record<string, Scenario>> = {
  "platform-pushes": {
    prelude: PLATFORM,
    epilogue:
      'await onPush({ InfoType: "component_verify_ticket", ComponentVerifyTicket: "ticket@@@2" }); await onPush({ InfoType: "authorized", AuthorizationCode: "queryauthcode@@@1" }); await onPush({ InfoType: "unauthorized", AuthorizerAppid: "wx1" });',
    arrange(simulator) {
      const authorization_info = { authorizer_appid: "wx1", authorizer_refresh_token: "refreshtoken@@@2" };
      simulator.reply("/cgi-bin/component/api_query_auth", { authorization_info });
    },
    check({ output, simulator }) {
      const lines = ["ticket ticket@@@2", "refresh token wx1 refreshtoken@@@2", "delete wx1", "forget wx1"];
      expect(output).toBe(`${[...lines, "delete wx1"].join("\n")}\n`);
      expect(simulator.calls).toMatchObject([
        { errcode: 0, body: { authorization_code: "queryauthcode@@@1" } },
      ]);
    },
  },

  "platform-store": {
    needsRedis: true,
    prelude: `${CREATED} ${ACCOUNT_OF_APP} import { stableTokenProvider, tokenManagers } from "axios-wechat"; import { redisStore } from "axios-wechat/redis"; import { Redis } from "ioredis"; const redis = new Redis(process.env.REDIS_URL ?? ""); const provider = (appid: string) => stableTokenProvider({ appid, secret });`,
    epilogue:
      'attachWechat(api, { accounts: merchants }); await api.get("/cgi-bin/user/get", { wechat: { account: appid } }); console.log((await redis.keys("platform:stable_token:*")).length, "key"); redis.disconnect();',
    check: ({ output }) => expect(output).toBe("1 key\n"),
  },

  "wecom-errors": {
    prelude: `${WORK} const note = { touser: "zhangsan|lisi", msgtype: "text", agentid: 1000002, text: { content: "hi" } };`,
    arrange: (simulator) => simulator.reply(MESSAGE_SEND, { errcode: 0, invaliduser: "lisi", msgid: "m" }),
    check: ({ output }) => expect(output).toBe("invaliduser: lisi\n"),
  },

  "wecom-robot": {
    prelude: `${ATTACHED} process.env.ROBOT_KEY = "key-of-the-robot";`,
    // The same on an instance with an account: no token either. And an error does not print the key.
    epilogue:
      'import { inspect } from "node:util"; const again = () => api.post("/cgi-bin/webhook/send", { text }, { params: { key: process.env.ROBOT_KEY } }); await again(); await again().catch((error) => console.log(error.errcode, JSON.stringify(error), inspect(error)));',
    arrange(simulator) {
      let calls = 0;
      const reply = () => {
        calls += 1;
        return calls < 3 ? { errcode: 0 } : { errcode: 93000, errmsg: "invalid key-of-the-robot" };
      };
      simulator.reply("/cgi-bin/webhook/send", reply, { token: false });
    },
    check({ output, simulator }) {
      expect(output).toMatch(/^93000 /);
      expect(output).not.toContain("key-of-the-robot");
      expect(simulator.tokenCalls).toEqual([]);
      const sent = ["/cgi-bin/webhook/send", { key: "key-of-the-robot" }];
      expect(simulator.calls.map(({ path, query }) => [path, query])).toEqual([sent, sent, sent]);
    },
  },

  "wecom-jsapi": {
    prelude: 'const { WECOM_CORPID: corpid = "", WECOM_SECRET: corpsecret = "" } = process.env;',
    check({ output, simulator }) {
      expect(output).toMatch(/^\S+ \S+\n$/);
      expect(simulator.calls.map(({ path }) => path)).toEqual([
        "/cgi-bin/get_jsapi_ticket",
        "/cgi-bin/ticket/get",
      ]);
      expect(simulator.tokenCalls).toHaveLength(1);
    },
  },
};
