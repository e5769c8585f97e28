import { expect, vi } from "vitest";
import { keyVariables } from "../../src/cli/simulate/key-variables.ts";
import { createWechatSimulator, simulatorReply, type WechatSimulator } from "../../src/testing/index.ts";
import { blocksOf } from "./blocks.ts";
import { textOf } from "./documents.ts";
import { express } from "./guides/express.ts";
import { logs } from "./guides/logs.ts";
import { migration } from "./guides/migration.ts";
import { nest } from "./guides/nest.ts";
import { next } from "./guides/next.ts";
import { platforms } from "./guides/platforms.ts";
import { quotas } from "./guides/quotas.ts";
import { serverless } from "./guides/serverless.ts";
import { stores } from "./guides/stores.ts";
import { uploads } from "./guides/uploads.ts";
import { ACCOUNT, ACCOUNT_OF_APP, ATTACHED, CREATED, WECOM } from "./preludes.ts";
import type { Scenario } from "./scenario.ts";
import { ACCOUNTS } from "./simulated-network.ts";

const SEND = "/cgi-bin/message/custom/send";
const RISK = "/wxa/getuserriskrank";

/** The application that the pages test: the README's. */
const GREET = {
  "greet.ts": blocksOf("README.md", textOf("README.md")).find(({ name }) => name === "greet")?.code ?? "",
};

/** How a co-wechat-api client handles tokens. */
const OLD_CLIENT =
  'const ask = async () => { const params = { grant_type: "client_credential", appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET }; const { data } = await axios.get("https://api.weixin.qq.com/cgi-bin/token", { params }); return { accessToken: data.access_token as string, expireTime: Date.now() + 7_190_000 }; }; let kept: Awaited<ReturnType<typeof ask>> | undefined; const old = { getAccessToken: async () => (kept = await ask()), ensureAccessToken: async () => (kept ??= await ask()) };';

/** The parts of co-wechat-api and node-easywechat that take a token. */
const OLD_CLASSES =
  "type Token = { accessToken: string; expireTime: number }; class WechatAPI { getToken: () => Promise<Token>; constructor(_appid: string, _secret: string, getToken: () => Promise<Token>, _saveToken: (token: Token) => Promise<void>, _tokenFromCustom: boolean) { this.getToken = getToken; } } type Tokens = { getToken(): Promise<string>; toQuery(): Promise<{ access_token: string }> }; const app = { taken: undefined as Tokens | undefined, setAccessToken(tokens: Tokens) { this.taken = tokens; } };";

const keysIn = (keys: string, pattern: string, end: string) =>
  `await api.get("/cgi-bin/user/get"); console.log((await ${keys}("${pattern}")).length, "key"); ${end};`;

/** The first token comes from WeChat and is stored; later readers find it in Redis. */
const FROM_REDIS = {
  needsRedis: true,
  prelude: `${CREATED} ${ACCOUNT_OF_APP}`,
  check({ output, simulator }) {
    expect(output).toBe("1 key\n");
    expect(simulator.tokenCalls).toHaveLength(1);
    expect(simulator.calls).toMatchObject([{ errcode: 0 }]);
  },
} satisfies Scenario;

/** A token for every account. */
const grantOf = (simulator: WechatSimulator) => () => ({
  access_token: simulator.issueToken(),
  expires_in: 7200,
});

const POOL =
  'import { stableTokenProvider, tokenManagers } from "axios-wechat"; const accounts = tokenManagers({ provider: (appid) => stableTokenProvider({ appid, secret: process.env.WECHAT_SECRET }) });';

const LONG_ID = "1332519773019865088";

/** By the name in the comment above the example. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  ...express,
  ...logs,
  ...migration,
  ...nest,
  ...next,
  ...platforms,
  ...quotas,
  ...serverless,
  ...stores,
  ...uploads,

  quickstart: {
    arrange: (simulator) => simulator.fail("/cgi-bin/message/custom/send", 45015),
    check({ output, simulator }) {
      expect(output).toMatch(
        /^45015\nPOST \S+ failed: 45015 REPLY_WINDOW_EXPIRED: .* Wait for the user.* \(rid \S+\)/,
      );
      expect(simulator.tokenCalls).toHaveLength(1);
    },
  },

  greet: {
    epilogue: 'console.log(await greet("openid-1"));',
    check: ({ output }) => expect(output).toBe("true\n"),
  },
  testing: { runner: "vitest", files: GREET },
  "testing-vitest": { runner: "vitest", tests: 2, files: GREET },
  "testing-jest": {
    // Jest's globals have the same names and meanings in vitest.
    prelude: 'import { afterAll, afterEach, beforeAll, expect, test } from "vitest";',
    runner: "vitest",
    tests: 2,
    files: GREET,
  },
  "testing-node": { runner: "node:test", tests: 2, files: GREET },
  "testing-retries": { runner: "vitest", tests: 2, files: GREET },
  "testing-unit": { runner: "vitest", tests: 2, files: GREET },

  security: {
    prelude: CREATED.replace('import { attachWechat } from "axios-wechat"; ', ""),
    arrange(simulator) {
      // The mocked network does not support security: it passes these calls to a simulator that does.
      const secure = createWechatSimulator({ appid: ACCOUNTS.WECHAT_APPID, security: true });
      secure.reply(RISK, { errcode: 0 }, { token: false });
      for (const [name, value] of Object.entries(keyVariables(secure.security))) vi.stubEnv(name, value);
      simulator.reply(RISK, async (request) => simulatorReply(await secure.answer(request)));
    },
    check: ({ simulator }) => expect(JSON.stringify(simulator.calls[0]?.body)).toMatch(/^{"iv":/),
  },

  "security-testing": { runner: "vitest" },

  narrowing: {
    prelude: `${ATTACHED} const notice = { touser: "o1", template_id: "t1" }; const unsubscribe = async (openid: string, errcode: 43101 | 40003) => console.log("unsubscribe", openid, errcode);`,
    arrange: (simulator) => simulator.fail("/cgi-bin/message/subscribe/send", 43101),
    check: ({ output }) => expect(output).toBe("unsubscribe o1 43101\n"),
  },

  "error-fields": {
    prelude: `${ATTACHED} const notice = {};`,
    arrange: (simulator) => simulator.fail("/cgi-bin/message/template/send", 45009),
    check: ({ output }) =>
      expect(output).toMatch(/^the quota of this day is used up until \d{4}-\S+T16:00:00/),
  },

  "error-code": {
    prelude: `${ATTACHED} const notice = {}; const sendLater = (_notice: object, at: Date | undefined) => console.log("later", at?.getUTCHours());`,
    arrange: (simulator) => simulator.fail("/cgi-bin/message/template/send", 45009),
    check: ({ output }) => expect(output).toBe("later 16\n"),
  },

  "own-options": {
    prelude: `${CREATED.replace('import { attachWechat } from "axios-wechat"; ', "")} ${ACCOUNT_OF_APP}`,
    epilogue: 'console.log((await api.get("/cgi-bin/user/get")).data.errcode);',
    check: ({ output }) => expect(output).toBe("0\n"),
  },

  options: {
    prelude: `${CREATED} ${ACCOUNT} const content = "hi", userToken = "user_1", openid = "o1";`,
    arrange: (simulator) => simulator.fail("/wxa/msg_sec_check", 87014),
    check({ output, simulator }) {
      expect(output).toBe("rejected\n");
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

  accounts: {
    prelude:
      'import axios from "axios"; const secrets: Record<string, string> = { wx0a1b2c3d4e5f6071: process.env.WECHAT_SECRET ?? "" };',
    arrange: (simulator) => simulator.reply("/cgi-bin/stable_token", grantOf(simulator)),
    check: ({ simulator }) => expect(simulator.calls).toMatchObject([{ errcode: 0 }]),
  },

  "account-of": {
    prelude: `${CREATED} ${POOL}`.replace('import { attachWechat } from "axios-wechat";', ""),
    arrange: (simulator) => simulator.reply("/cgi-bin/stable_token", grantOf(simulator)),
    check: ({ simulator }) => expect(simulator.calls).toMatchObject([{ errcode: 0 }]),
  },

  "call-tokens": {
    prelude: `${CREATED.replace('import { attachWechat } from "axios-wechat";', "")} ${ACCOUNT_OF_APP} const partnerAccount = { appid, secret };`,
    check({ simulator }) {
      expect(simulator.tokenCalls.length).toBe(2);
      expect(simulator.calls).toMatchObject([{ errcode: 0 }, { errcode: 0 }]);
    },
  },

  vault: {
    prelude: `${CREATED} const vault = { read: async (name: string) => (name === "wechat/secret" && process.env.WECHAT_SECRET) || "" };`,
    epilogue: 'console.log((await api.get("/cgi-bin/user/get")).data.errcode);',
    check: ({ output }) => expect(output).toBe("0\n"),
  },

  suite: {
    prelude:
      'import axios from "axios"; import { attachWechat } from "axios-wechat"; process.env.SUITE_ID = "ww-suite"; process.env.SUITE_SECRET = "a-secret-of-the-suite"; const auth_code = "a1", note = {}; const codes = new Map<string, string>(); const database = { latestSuiteTicket: async () => "ticket@@@1", savePermanentCode: async (corpid: string, code: string) => void codes.set(corpid, code), permanentCodeOf: async (corpid: string) => codes.get(corpid) ?? "" };',
    check({ simulator }) {
      expect(simulator.tokenCalls.map(({ path, errcode }) => [path, errcode])).toEqual([
        ["/cgi-bin/service/get_suite_token", 0],
        ["/cgi-bin/service/get_corp_token", 0],
      ]);
      expect(simulator.calls.map(({ errcode }) => errcode)).toEqual([0, 0]);
    },
  },

  "user-token": {
    prelude: `${ATTACHED} ${ACCOUNT_OF_APP} const code = "code_1"; const kept = new Map<string, string>(); const database = { saveRefreshToken: async (openid: string, value: string) => void kept.set(openid, value), refreshTokenOf: async (openid: string) => kept.get(openid) ?? "" };`,
    check({ output, simulator }) {
      expect(output).toBe("Simulated user\n");
      expect(simulator.calls.map(({ path }) => path)).toEqual([
        "/sns/oauth2/access_token",
        "/sns/oauth2/refresh_token",
        "/sns/userinfo",
      ]);
    },
  },

  jsapi: {
    prelude: ACCOUNT_OF_APP,
    // The example of WeChat's own documentation.
    epilogue:
      'console.log(signatureOf("sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg", "Wm3WZYTPz0wzccnW", 1414587457, "http://mp.weixin.qq.com?params=value#a")); const { nonceStr, timestamp, signature } = await configOf("https://example.com/#a"); console.log(signature === signatureOf(await tickets.get(), nonceStr, timestamp, "https://example.com/"));',
    check({ output, simulator }) {
      expect(output).toBe("0f9de62fce790f9a083d5c99e95740ceb90c27ed\ntrue\n");
      expect(simulator.calls.map(({ path }) => path)).toEqual(["/cgi-bin/ticket/getticket"]);
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
        "unsafe",
        "AccessTokenError 41001",
      ]);
    },
  },

  events: {
    prelude: `${CREATED} ${ACCOUNT} const metrics = { count: (name: string, _labels: object) => console.log(name) };`,
    epilogue: 'await api.get("/cgi-bin/user/get");',
    arrange: (simulator) => simulator.fail("/cgi-bin/user/get", -1, { times: 1 }),
    check: ({ output }) => expect(output).toBe("wechat_token_refresh\nwechat_retry\nwechat_call\n"),
  },

  "call-info": {
    prelude: ATTACHED,
    arrange: (simulator) => simulator.fail("/cgi-bin/user/get", -1, { times: 1 }),
    check: ({ output }) => expect(output).toBe("2 -1 false\n"),
  },

  "debug-lines": {
    prelude: `${CREATED} ${ACCOUNT} const logger = { debug: (line: string) => console.log(line.split(" ").slice(0, 2).join(" ")) };`,
    check: ({ output }) =>
      expect(output).toBe("token stable_token:wx0123456789abcdef\nGET /cgi-bin/user/get\n"),
  },

  channels: {
    prelude: ATTACHED,
    epilogue: '(await import("node:diagnostics_channel")).unsubscribe("axios-wechat:call", listen);',
    check: ({ output }) => expect(output).toBe("ok\n"),
  },

  otel: {
    prelude: `${CREATED} ${ACCOUNT}`,
    epilogue: 'console.log((await api.get("/cgi-bin/user/get")).status);',
    check: ({ output }) => expect(output).toBe("200\n"),
  },

  prom: {
    prelude: `${CREATED} ${ACCOUNT}`,
    epilogue:
      'await api.get("/cgi-bin/user/get"); console.log(await client.register.getSingleMetricAsString("wechat_call_duration_seconds")); client.register.clear();',
    check: ({ output }) =>
      expect(output).toContain('_count{path="/cgi-bin/user/get",outcome="ok",errcode="0"} 1\n'),
  },

  whitelist: {
    prelude: ATTACHED,
    arrange: (simulator) => simulator.refuseIp("203.0.113.7"),
    check: ({ output }) => expect(output).toBe("Add 203.0.113.7 to the IP whitelist\n"),
  },

  quota: {
    prelude: `${ATTACHED} const notice = {};`,
    arrange: (simulator) => simulator.fail("/cgi-bin/message/template/send", 45009),
    check({ output, simulator }) {
      expect(output).toBe("/cgi-bin/message/template/send: 0 of 1000000 used today\n");
      expect(simulator.calls.at(-1)?.body).toEqual({ cgi_path: "/cgi-bin/message/template/send" });
    },
  },

  "known-length": {
    prelude: `${ATTACHED} import { Readable } from "node:stream"; const stream = Readable.from([Buffer.from("a photo")]); const size = 7;`,
    check({ simulator }) {
      expect(simulator.calls).toMatchObject([{ path: "/cgi-bin/media/upload", status: 200 }]);
      expect(simulator.calls[0]?.body).toSatisfy((body) =>
        Buffer.from(body as Uint8Array).includes("a photo"),
      );
    },
  },

  envelope: {
    prelude: `${CREATED} ${ACCOUNT}`,
    epilogue:
      'await api.post("/publisher/stat", {}).catch((error) => console.log(error.name, error.errcode, error.errmsg)); console.log((await api.get("/cgi-bin/user/get")).data.errcode);',
    arrange: (simulator) =>
      simulator.reply("/publisher/stat", { base_resp: { ret: 45009, err_msg: "freq limit" } }),
    check: ({ output }) => expect(output).toMatch(/^RateLimitError 45009 freq limit\n0\n$/),
  },

  "typed-call": {
    prelude: 'const code = "c1";',
    arrange(simulator) {
      const phone_info = { phoneNumber: "13800138000", purePhoneNumber: "13800138000", countryCode: "86" };
      simulator.reply("/wxa/business/getuserphonenumber", { errcode: 0, phone_info });
    },
    check: ({ output }) => expect(output).toBe("13800138000\n"),
  },

  "typed-own-functions": {
    prelude: ATTACHED.replaceAll("api =", "plain =").replaceAll("(api,", "(plain,"),
    epilogue:
      'await notify({ touser: "o1", template_id: "t1", data: { first: { value: "hi" } } }); console.log((await follower("o1")).openid);',
    arrange: (simulator) => simulator.reply("/cgi-bin/user/info", { openid: "o1", subscribe: 1 }),
    check: ({ output }) => expect(output).toBe("o1\n"),
  },

  "partial-failures": {
    prelude: WECOM,
    arrange: (simulator) =>
      simulator.reply("/cgi-bin/message/send", { errcode: 0, invaliduser: "lisi", msgid: "m" }),
    check: ({ output }) => expect(output).toBe("invaliduser lisi\n"),
  },

  "reject-partial": {
    prelude: `${WECOM} const customers = ["a", "b"], handover_userid = "h", takeover_userid = "t";`,
    arrange(simulator) {
      let errcode = 40096;
      simulator.reply("/cgi-bin/externalcontact/transfer_customer", () => {
        const customer = [{ external_userid: "b", errcode }];
        errcode = 0;
        return { errcode: 0, customer };
      });
    },
    check({ output, simulator }) {
      expect(output).toBe("INVALID_EXTERNAL_USERID\n");
      expect(simulator.calls.map(({ body }) => body)).toMatchObject([
        { external_userid: ["a", "b"] },
        { external_userid: ["b"] },
      ]);
    },
  },

  "migrate-ask-the-old": {
    prelude: `${CREATED} ${OLD_CLIENT}`,
    epilogue: 'await api.get("/cgi-bin/user/get");',
    arrange: (simulator) => simulator.fail("/cgi-bin/user/get", 40001, { times: 1 }),
    check({ simulator }) {
      expect(simulator.tokenCalls.map(({ path }) => path)).toEqual(["/cgi-bin/token", "/cgi-bin/token"]);
      expect(simulator.calls.map(({ errcode }) => errcode)).toEqual([40001, 0]);
    },
  },

  "migrate-ask-the-new": {
    prelude: `${CREATED} ${ACCOUNT_OF_APP} ${OLD_CLASSES}`,
    epilogue:
      "const { accessToken, expireTime } = await old.getToken(); console.log(accessToken === (await tokens.get()), expireTime > Date.now(), (await app.taken?.toQuery())?.access_token === accessToken, (await app.taken?.getToken()) === accessToken);",
    check({ output, simulator }) {
      expect(output).toBe("true true true true\n");
      expect(simulator.tokenCalls).toHaveLength(1);
    },
  },

  "migrate-accept-all": {
    prelude: `import axios from "axios"; import { attachWechat } from "axios-wechat"; ${ACCOUNT} const message = {};`,
    arrange: (simulator) => simulator.fail(SEND, 45015),
    check: ({ output }) => expect(output).toBe("as before\n"),
  },

  "migrate-co-wechat-api": {
    prelude: `${ATTACHED} ${ACCOUNT_OF_APP} const openid = "o1", template_id = "t1", url = "https://example.com", fields = {}, js_code = "code_1";`,
    arrange(simulator) {
      simulator.reply("/cgi-bin/user/info", { nickname: "a name" });
      simulator.reply("/cgi-bin/media/upload", { media_id: "m1" });
    },
    check({ output, simulator }) {
      expect(output).toMatch(/^a name \S+ [1-9]\d*\n$/);
      expect(simulator.calls.map(({ path, errcode }) => [path, errcode])).toEqual([
        ["/cgi-bin/message/template/send", 0],
        ["/cgi-bin/user/info", 0],
        ["/sns/jscode2session", 0],
        ["/cgi-bin/media/upload", 0],
        ["/cgi-bin/media/get", 0],
      ]);
    },
  },

  "migrate-easywechat": {
    prelude: `${ATTACHED} import { isWechatApiError } from "axios-wechat"; const scene = "id=1", page = "pages/index", openid = "o1";`,
    arrange: (simulator) => simulator.fail("/cgi-bin/user/info", 40003),
    check: ({ output }) => expect(output).toMatch(/^40003 Check that the OpenID/),
  },

  "wait-until": {
    prelude: `${CREATED} ${ACCOUNT_OF_APP}`,
    epilogue: 'console.log((await api.get("/cgi-bin/user/get")).data.errcode);',
    check: ({ output }) => expect(output).toBe("0\n"),
  },
};
