import type { AxiosRequestConfig } from "axios";
import { describe, expect, test } from "vitest";
import { AccessTokenError, attachWechat, componentProvider, isWechatApiError } from "../../../src/index.ts";
import { APP, AT_ONCE, rejectionOf, startFlow, startWechat, storm, tokensOf, USER } from "../setup.ts";

describe("the paths of user tokens never get the account's token", () => {
  test.each([
    "/sns/userinfo",
    "/sns/auth",
    "/sns/oauth2/refresh_token",
    "/SNS/userinfo",
    "/cgi-bin/../sns/auth",
  ])("%s", async (path) => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    await api.get(path).catch(() => {});
    expect(tokensOf(simulator).slice(1)).toEqual([undefined]);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("and a user's invalid token is left to the caller", async () => {
    const { api, simulator } = await startFlow();
    const params = { access_token: "dead", openid: "o1" };
    const error = await rejectionOf(api.get("/sns/userinfo", { params }), AccessTokenError);
    expect(error).toMatchObject({ errcode: 40001, attempts: 1 });
    expect(simulator.calls.length).toBe(1);
    expect(simulator.tokenCalls.length).toBe(0);
  });

  test("but /sns/component/ gets a platform's", async () => {
    const credentials = { component_appid: "wxplatform", component_appsecret: "platform-secret" };
    const { api, simulator } = await startFlow({
      provider: componentProvider({ ...credentials, ticket: () => "ticket@@@1" }),
    });
    await api.get("/sns/component/jscode2session");
    expect(simulator.calls.map(({ query }) => query.component_access_token)).toEqual([
      simulator.tokenCalls[0]?.issued,
    ]);
  });
});

describe("token endpoints never get the token", () => {
  test.each<[method: string, url: string, config: AxiosRequestConfig]>([
    ["get", "/cgi-bin/token", { params: { grant_type: "client_credential", ...APP } }],
    ["post", "/cgi-bin/stable_token", { data: { grant_type: "client_credential", ...APP } }],
    ["get", "/cgi-bin/gettoken", { params: { corpid: "ww1", corpsecret: "corpsecret" } }],
    ["post", "/cgi-bin/component/api_component_token", { data: {} }],
    ["post", "/cgi-bin/clear_quota/v2", { data: { appid: APP.appid, appsecret: APP.secret } }],
  ])("%s %s", async (method, url, config) => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    await api.request({ method, url, ...config }).catch(() => {});
    const all = [...simulator.calls, ...simulator.tokenCalls].filter(({ path }) => path === url);
    expect(all.at(-1)).toBeDefined();
    expect(all.at(-1)?.query.access_token).toBeUndefined();
  });

  test("and a wrong secret sent there by the caller starts no renewal", async () => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    const params = { grant_type: "client_credential", appid: APP.appid, secret: "wrong" };
    const error = await api.get("/cgi-bin/token", { params }).catch((reason: unknown) => reason);
    expect(isWechatApiError(error, 40125)).toBe(true);
    expect(simulator.tokenCalls.map(({ path }) => path)).toEqual(["/cgi-bin/stable_token", "/cgi-bin/token"]);
  });
});

// Trap: `params` may be a URLSearchParams (spreading gives `{}`), and the token may be in the URL string.
describe("a caller's own token is never replaced", () => {
  const ways: [where: string, request: (token: string) => AxiosRequestConfig][] = [
    ["in params", (token) => ({ url: USER, params: { access_token: token } })],
    [
      "in a URLSearchParams",
      (token) => ({ url: USER, params: new URLSearchParams({ access_token: token }) }),
    ],
    ["in the URL", (token) => ({ url: `${USER}?openid=o1&access_token=${token}` })],
  ];

  test.each(ways)("%s: it arrives unchanged", async (_, request) => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    const own = simulator.issueToken();
    await api.request(request(own));
    expect(tokensOf(simulator).slice(1)).toEqual([own]);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test.each(ways)("%s: when invalid, it is a typed error and starts no renewal", async (_, request) => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    const error = await rejectionOf(api.request(request("12_dead")), AccessTokenError);
    expect(error).toMatchObject({ errcode: 40001, attempts: 1 });
    expect(tokensOf(simulator).slice(1)).toEqual(["12_dead"]);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("an appid and secret in the params count as credentials too", async () => {
    const { api, simulator } = await startFlow();
    await api.get("/sns/jscode2session", { params: { ...APP, js_code: "c1" } });
    await api.get(USER, { params: { secret: "some-secret" } }).catch(() => {});
    expect(tokensOf(simulator)).toEqual([undefined, undefined]);
    expect(simulator.tokenCalls.length).toBe(0);
  });

  test.each([null, undefined])("but %s in the params does not count as a token", async (nothing) => {
    const { api, simulator } = await startFlow();
    await api.get(USER, { params: { access_token: nothing, openid: "o1" } });
    expect(tokensOf(simulator)).toEqual([simulator.tokenCalls[0]?.issued]);
    expect(simulator.calls[0]?.query.openid).toBe("o1");
  });
});

test("params of every kind stay unchanged, and get the token as well", async () => {
  const { api, simulator } = await startFlow();
  const shared = Object.freeze({ openid: "o1", lang: "zh_CN" });
  const search = new URLSearchParams({ openid: "o2" });
  await storm(10, () => api.get(USER, { params: shared }));
  await api.get(USER, { params: search });
  await api.get(`${USER}?openid=o3`);
  expect(simulator.calls.map(({ query }) => query.openid)).toEqual([...Array(10).fill("o1"), "o2", "o3"]);
  expect(new Set(tokensOf(simulator))).toEqual(new Set([simulator.tokenCalls[0]?.issued]));
  expect(search.toString()).toBe("openid=o2");
});

test("without a token source no token is added, and errors and retries still work", async () => {
  const { client, simulator } = await startWechat();
  const api = client();
  expect(attachWechat(api, { retry: AT_ONCE }).tokens).toBeUndefined();
  const error = await rejectionOf(api.get(USER), Error);
  expect(isWechatApiError(error, 41001)).toBe(true);
  const params = { access_token: simulator.issueToken() };
  simulator.fail(USER, -1, { times: 2 });
  expect((await api.get(USER, { params })).data.errcode).toBe(0);
  expect(simulator.tokenCalls.length).toBe(0);
});
