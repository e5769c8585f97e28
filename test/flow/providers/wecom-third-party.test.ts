import { describe, expect, test } from "vitest";
import {
  CredentialError,
  corpProvider,
  createTokenManager,
  suiteProvider,
  TokenFetchError,
} from "../../../src/index.ts";
import { attach, rejectionOf, startWechat, storm } from "../setup.ts";

const SUITE = { suite_id: "ww-suite", suite_secret: "0123456789abcdef-suite", suite_ticket: "ticket@@@1" };
const SUITE_TOKEN = "/cgi-bin/service/get_suite_token";
const CORP_TOKEN = "/cgi-bin/service/get_corp_token";
const SEND = "/cgi-bin/message/send";

describe("a corp that installed a WeCom third-party application", () => {
  /** Two corps, each with its own permanent code and its own instance. */
  async function startCorps() {
    const accounts = { "ww-one": "code-of-one-0123456789", "ww-two": "code-of-two-0123456789" };
    const wechat = await startWechat({ accounts }, SUITE);
    const suite = createTokenManager({
      provider: suiteProvider({ ...SUITE, ticket: async () => SUITE.suite_ticket }),
      http: wechat.client(),
    });
    const clientOf = (corpid: keyof typeof accounts, permanent_code = accounts[corpid]) => {
      const api = wechat.client();
      attach(api, { provider: corpProvider({ suite, corpid, permanent_code }) });
      return api;
    };
    return { ...wechat, suite, clientOf, one: clientOf("ww-one"), two: clientOf("ww-two") };
  }

  test("gets its token with the suite's, each once for many calls, and no other corp's token", async () => {
    const { one, two, simulator } = await startCorps();
    const { failures } = await storm(50, (n) => (n % 2 ? one : two).post(SEND, { n: n % 2 }));
    expect(failures).toEqual([]);
    expect(simulator.tokenCalls.map(({ path }) => path)).toEqual([SUITE_TOKEN, CORP_TOKEN, CORP_TOKEN]);
    for (const { query, body } of simulator.calls) {
      const corp = (body as { n: number }).n ? "ww-one" : "ww-two";
      expect(simulator.accountOf(query.access_token ?? "")).toBe(corp);
    }
  });

  test("gets a new token when its own is invalid, and the other corp keeps its token", async () => {
    const { one, two, simulator } = await startCorps();
    await Promise.all([one.post(SEND, {}), two.post(SEND, {})]);
    simulator.revokeToken({ kind: "corp", account: "ww-one" });
    expect((await storm(50, (n) => (n % 2 ? one : two).post(SEND, {}))).failures).toEqual([]);
    expect(simulator.tokenCalls.slice(3).map(({ path, body }) => [path, body])).toMatchObject([
      [CORP_TOKEN, { auth_corpid: "ww-one" }],
    ]);
  });

  test.each([
    ["revoked", 40082],
    ["expired", 42009],
  ])("renews a suite's token that was %s in the meantime", async (how, errcode) => {
    const { one, simulator } = await startCorps();
    await one.post(SEND, {});
    if (how === "revoked") simulator.revokeToken();
    else simulator.expireToken();
    expect((await storm(50, (n) => one.post(SEND, { n }))).failures).toEqual([]);
    expect(simulator.tokenCalls.slice(2).map((call) => [call.path, call.errcode])).toEqual([
      [CORP_TOKEN, errcode],
      [SUITE_TOKEN, 0],
      [CORP_TOKEN, 0],
    ]);
  });

  test("with a wrong permanent code causes a TokenFetchError that names it, and does not affect the other corp", async () => {
    const { clientOf, two, simulator } = await startCorps();
    const wrong = clientOf("ww-one", "code-that-is-wrong");
    const error = await rejectionOf(wrong.post(SEND, {}), TokenFetchError);
    expect(error.key).toBe("corp:ww-one:suite:ww-suite");
    expect(error.cause).toBeInstanceOf(CredentialError);
    expect(error.cause).toMatchObject({ errcode: 40084 });
    expect((await two.post(SEND, {})).data.errcode).toBe(0);
    expect(simulator.tokenCalls.filter(({ path }) => path === SUITE_TOKEN)).toHaveLength(1);
  });

  test("is found by its authorization, whose permanent code works from then on", async () => {
    const { suite, client, simulator } = await startCorps();
    const platform = client();
    attach(platform, { tokens: suite });
    const { data } = await platform.post("/cgi-bin/service/get_permanent_code", { auth_code: "a1" });
    const { permanent_code, auth_corp_info } = data;
    const api = client();
    attach(api, { provider: corpProvider({ suite, corpid: auth_corp_info.corpid, permanent_code }) });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(simulator.calls[0]?.query).toEqual({ suite_access_token: await suite.get() });
  });
});
