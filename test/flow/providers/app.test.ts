import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import axios from "axios";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  clientCredentialProvider,
  componentProvider,
  providerTokenProvider,
  stableTokenProvider,
  suiteProvider,
  TokenFetchError,
  type TokenProvider,
  type TokenRequest,
  WechatApiError,
  wecomProvider,
} from "../../../src/index.ts";
import { simulatorReply } from "../../../src/testing/index.ts";
import {
  APP,
  attach,
  holdClock,
  rejectionOf,
  SEND,
  STABLE_TOKEN,
  skipTokenWaits,
  startFlow,
  startWechat,
  tokensOf,
  USER,
} from "../setup.ts";

const WECOM = { corpid: "ww0123456789abcdef", corpsecret: "0123456789abcdef-corpsecret" };
const PLATFORM = { component_appid: "wxplatform", component_appsecret: "0123456789abcdef-platform" };

describe.each<[name: string, endpoint: string, provider: () => TokenProvider, path: string]>([
  ["stable_token", STABLE_TOKEN, () => stableTokenProvider(APP), USER],
  ["cgi-bin/token", "/cgi-bin/token", () => clientCredentialProvider(APP), USER],
  ["WeCom", "/cgi-bin/gettoken", () => wecomProvider(WECOM), "/cgi-bin/message/send"],
  [
    "a platform",
    "/cgi-bin/component/api_component_token",
    () => componentProvider({ ...PLATFORM, ticket: async () => "ticket@@@1" }),
    "/cgi-bin/component/api_create_preauthcode",
  ],
  [
    "a WeCom suite",
    "/cgi-bin/service/get_suite_token",
    () => suiteProvider({ suite_id: "ww-suite", suite_secret: APP.secret, ticket: () => "ticket@@@1" }),
    "/cgi-bin/service/set_session_info",
  ],
  [
    "a WeCom service provider",
    "/cgi-bin/service/get_provider_token",
    () => providerTokenProvider({ corpid: "ww-provider", provider_secret: APP.secret }),
    "/cgi-bin/service/get_register_code",
  ],
])("the provider of %s", (_, endpoint, provider, path) => {
  test("fetches a valid token, and another one when it is rejected or expired", async () => {
    const clock = holdClock();
    const { api, simulator } = await startFlow({ provider: provider() });
    expect((await api.post(path, {})).data.errcode).toBe(0);
    simulator.revokeToken();
    expect((await api.post(path, {})).data.errcode).toBe(0);
    clock.pass(6_000);
    simulator.expireToken();
    expect((await api.post(path, {})).data.errcode).toBe(0);
    expect(simulator.tokenCalls.map((call) => call.path)).toEqual([endpoint, endpoint, endpoint]);
    expect(new Set(simulator.tokenCalls.map(({ issued }) => issued)).size).toBe(3);
  });

  test.each(["/cgi-bin", "/cgi-bin/"])("finds its endpoint for a baseURL that ends in %s", async (end) => {
    const { simulator, url, client } = await startWechat();
    const api = client({ baseURL: `${url}${end}` });
    attach(api, { provider: provider() });
    expect((await api.post(path.replace("/cgi-bin", ""), {})).data.errcode).toBe(0);
    expect(simulator.tokenCalls.map((call) => call.path)).toEqual([endpoint]);
    expect(simulator.calls.map((call) => call.path)).toEqual([path]);
  });

  test("reads an errcode with a bad HTTP status, and retries a 502", async () => {
    skipTokenWaits();
    const { simulator, client } = await startWechat();
    const [one, two] = [client(), client()];
    attach(one, { provider: provider() });
    attach(two, { provider: provider() });
    simulator.fail(endpoint, 40013, { status: 400, times: 1 });
    const { cause } = await rejectionOf(one.post(path, {}), TokenFetchError);
    expect(cause).toMatchObject({ errcode: 40013 });
    simulator.fail(endpoint, -1, { status: 502, times: 1 });
    expect((await two.post(path, {})).data.errcode).toBe(0);
    expect(simulator.tokenCalls.length).toBe(3);
  });
});

test("a provider's own baseURL takes precedence over the instance's", async () => {
  const tokens = await startWechat();
  const business = await startWechat();
  business.simulator.reply("*", { ok: true }, { token: false });
  const api = business.client();
  attach(api, { provider: stableTokenProvider({ ...APP, baseURL: tokens.url }) });
  await api.get(USER);
  expect(tokens.simulator.tokenCalls.length).toBe(1);
  expect(business.simulator.tokenCalls.length).toBe(0);
  expect(tokensOf(business.simulator)).toEqual([tokens.simulator.tokenCalls[0]?.issued]);
});

test("WeCom's 40001 is about the secret: no renewal", async () => {
  const { api, simulator } = await startFlow({ provider: wecomProvider(WECOM) });
  simulator.fail(SEND, 40001);
  await expect(api.post(SEND, {})).rejects.toMatchObject({ errcode: 40001, attempts: 1 });
  expect(simulator.tokenCalls.length).toBe(1);
});

// Trap (silenceper/wechat#706): WeCom apps of one corp shared a token because the key lacked the secret's identity.
test("applications of one corp have separate keys, and no key contains a secret", () => {
  const keys = ["first-corpsecret", "second-corpsecret"].map(
    (corpsecret) => wecomProvider({ ...WECOM, corpsecret }).key,
  );
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) expect(key).not.toMatch(/corpsecret/);
  expect(stableTokenProvider(APP).key).not.toBe(clientCredentialProvider(APP).key);
  expect(stableTokenProvider(APP).key).not.toContain(APP.secret);
});

describe("a plain function", () => {
  test("is called with the instance's own connection and the rejected token", async () => {
    const wechat = await startWechat();
    wechat.simulator.reply(
      "/central/token",
      () => ({ access_token: wechat.simulator.issueToken(), expires_in: 7200 }),
      { token: false },
    );
    const asked: Pick<TokenRequest, "force" | "rejected">[] = [];
    const { api, simulator } = await startFlow(
      {
        provider: async ({ http, signal, force, rejected }) => {
          asked.push({ force, ...(rejected !== undefined && { rejected }) });
          return (await http.get("/central/token", { signal })).data;
        },
      },
      { wechat },
    );
    await api.get(USER);
    simulator.revokeToken();
    await api.get(USER);
    const paths = simulator.calls.map(({ path }) => path);
    expect(paths).toEqual(["/central/token", USER, USER, "/central/token", USER]);
    expect(asked).toEqual([{ force: false }, { force: false, rejected: tokensOf(simulator)[1] }]);
    expect(tokensOf(simulator)[0]).toBeUndefined();
  });

  test.each([
    ["nothing", undefined],
    ["no token", { expires_in: 7200 }],
    ["no lifetime", { access_token: "12_abc" }],
    ["a lifetime of 0", { access_token: "12_abc", expires_in: 0 }],
  ])("that resolves with %s fails the call with a reason", async (_, grant) => {
    const { api, simulator } = await startFlow({ provider: async () => grant as never });
    await rejectionOf(api.get(USER), TokenFetchError);
    expect(simulator.calls.length).toBe(0);
  });

  test("that throws is not called again, and its error is the cause", async () => {
    let asked = 0;
    const thrown = new Error("the vault is closed");
    const { api } = await startFlow({
      provider: () => {
        asked += 1;
        throw thrown;
      },
    });
    expect((await rejectionOf(api.get(USER), TokenFetchError)).cause).toBe(thrown);
    expect(asked).toBe(1);
  });
});

test("a token endpoint that returns HTML is a TokenFetchError", async () => {
  const { api, simulator } = await startFlow();
  simulator.reply(STABLE_TOKEN, simulatorReply({ body: "<html>proxy</html>" }));
  await rejectionOf(api.get(USER), TokenFetchError);
  expect(simulator.calls.length).toBe(0);
});

describe("a user's own provider", () => {
  const CENTRAL = "/central/token";

  async function startOwn() {
    const wechat = await startWechat();
    wechat.simulator.reply(
      CENTRAL,
      () => ({ access_token: wechat.simulator.issueToken(), expires_in: 7200 }),
      { token: false },
    );
    const provider: TokenProvider = {
      key: "central",
      product: "wecom",
      fetch: async ({ http, signal }) => (await http.get(CENTRAL, { signal })).data,
    };
    return startFlow({ provider }, { wechat });
  }

  // Trap: its errcode became "resolved without an access_token", and was not retried.
  test("is called again when its endpoint returns -1", async () => {
    skipTokenWaits();
    const { api, simulator } = await startOwn();
    simulator.fail(CENTRAL, -1, { times: 1 });
    expect((await api.get(USER)).data.errcode).toBe(0);
    expect(simulator.calls.map(({ path, errcode }) => [path, errcode])).toEqual([
      [CENTRAL, -1],
      [CENTRAL, 0],
      [USER, 0],
    ]);
  });

  test("fails with the typed error of its product's errcode, which is final", async () => {
    const { api, simulator } = await startOwn();
    simulator.fail(CENTRAL, 40085);
    const { cause } = await rejectionOf(api.get(USER), TokenFetchError);
    expect(cause).toBeInstanceOf(WechatApiError);
    expect(cause).toMatchObject({ errcode: 40085 });
    expect(simulator.calls.length).toBe(1);
  });
});

// Trap: it filled the memory, 762 MB in 4 s.
test("a token endpoint that never stops sending is aborted, and called once", async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    const send = () => {
      while (!response.destroyed && response.write(" ".repeat(65_536)));
    };
    response.on("drain", send);
    send();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const api = axios.create({ baseURL: `http://127.0.0.1:${port}`, proxy: false });
  attach(api);
  const { cause } = await rejectionOf(api.get(USER), TokenFetchError);
  expect(cause.message).toContain("maxContentLength size of 1048576 exceeded");
  expect(requests).toBe(1);
});
