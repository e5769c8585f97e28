import type { AxiosRequestConfig } from "axios";
import { expect, test } from "vitest";
import { AccessTokenError, attachWechat } from "../../../src/index.ts";
import { rejectionOf, startFlow, startWechat } from "../setup.ts";

// The advice "add the token to the call" does not help users with an account.

const USER = "/cgi-bin/user/info";

test.each<[what: string, path: string, config: AxiosRequestConfig, next: string]>([
  [
    "the caller's params contain a token",
    USER,
    { params: { access_token: "12_theirs" } },
    "The call brought its own token",
  ],
  [
    "the caller's URL contains a token",
    `${USER}?access_token=12_theirs`,
    {},
    "The call brought its own token",
  ],
  ["wechat.token contains one", USER, { wechat: { token: "12_theirs" } }, "The call brought its own token"],
  [
    "a user's token has expired",
    "/sns/userinfo",
    { params: { access_token: "12_users" } },
    "/sns/oauth2/refresh_token",
  ],
  ["a user's token is missing", "/sns/userinfo", {}, "/sns/ takes a user's token"],
  ["wechat.token is false", USER, { wechat: { token: false } }, "This call has wechat.token: false"],
  ["the path needs none", "/cgi-bin/webhook/send?key=k", {}, "This path takes no account token"],
])("when %s, the error says so", async (_, path, config, next) => {
  const { api, simulator } = await startFlow();
  simulator.fail("*", 40001);
  const error = await rejectionOf(api.get(path, config), AccessTokenError);
  expect(error.message).toContain(next);
  expect(error.attempts).toBe(1);
  expect(simulator.tokenCalls.length).toBe(0);
});

test("when the instance has no account, the error says so", async () => {
  const { client } = await startWechat();
  const api = client();
  attachWechat(api);
  expect((await rejectionOf(api.get(USER), AccessTokenError)).message).toContain(
    "This instance has no account",
  );
});

test.each([
  ["https://elsewhere.example", "this host is not among those that may receive it"],
  ["http://api.weixin.qq.com", "use https"],
])("when the token is not sent to %s, the error says why", async (origin, next) => {
  const adapter = async (config: object) => ({
    ...{
      data: '{"errcode":41001,"errmsg":"access_token missing"}',
      status: 200,
      statusText: "OK",
      headers: {},
    },
    config: config as never,
  });
  const { api } = await startFlow({}, { axios: { baseURL: "https://api.weixin.qq.com", adapter } });
  const error = await rejectionOf(api.get(`${origin}${USER}`), AccessTokenError);
  expect(error).toMatchObject({ errcode: 41001, message: expect.stringContaining(next) });
});

test("in Chinese as well", async () => {
  const { api } = await startFlow({ lang: "zh" });
  const error = await rejectionOf(api.get(USER, { wechat: { token: false } }), AccessTokenError);
  expect(error.message).toContain("该请求设置了 wechat.token: false");
});
