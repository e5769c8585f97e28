import axios from "axios";
import nock from "nock";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { isWechatError, UserError } from "../../../src/index.ts";
import { assertNoSecrets } from "../../../src/testing/index.ts";
import { APP, attach, rejectionOf, SEND, STABLE_TOKEN, USER } from "../setup.ts";

const HOST = "https://api.weixin.qq.com";
const [OLD, NEW] = ["62_the-old-token-0123456789", "62_the-new-token-0123456789"] as const;

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

describe.each(["http", "fetch"] as const)("with nock and the %s adapter", (adapter) => {
  function start() {
    const api = axios.create({ baseURL: HOST, adapter });
    attach(api);
    return api;
  }
  const grant = (access_token: string) =>
    nock(HOST)
      .post(STABLE_TOKEN, (body) => body.secret === APP.secret)
      .reply(200, { access_token, expires_in: 7200 });

  test("a rejected token is renewed, and the call is replayed with the new one and the same body", async () => {
    const api = start();
    const body = { touser: "o1", text: { content: "你好" } };
    grant(OLD);
    nock(HOST)
      .post(SEND, body)
      .query({ access_token: OLD })
      .reply(200, { errcode: 42001, errmsg: "expired" });
    grant(NEW);
    nock(HOST)
      .post(SEND, body)
      .query({ access_token: NEW })
      .reply(200, { errcode: 0, errmsg: "ok", msgid: 7 });
    expect((await api.post(SEND, body)).data.msgid).toBe(7);
  });

  test("a busy response is retried", async () => {
    const api = start();
    grant(OLD);
    nock(HOST).get(USER).query(true).twice().reply(200, { errcode: -1, errmsg: "system error" });
    nock(HOST).get(USER).query(true).reply(200, { openid: "o1" });
    expect((await api.get(USER)).data).toEqual({ openid: "o1" });
  });

  test("an errcode is a typed error that prints no token, and whose config can be resent", async () => {
    const api = start();
    grant(OLD);
    nock(HOST)
      .get(USER)
      .query({ openid: "o1", access_token: OLD })
      .reply(200, { errcode: 43004, errmsg: `${OLD} wants a subscriber` });
    const error = await rejectionOf(api.get(USER, { params: { openid: "o1" } }), UserError);
    assertNoSecrets(error, [OLD, APP.secret]);
    nock(HOST).get(USER).query({ openid: "o1", access_token: OLD }).reply(200, { openid: "o1" });
    expect((await api.request(error.config ?? {})).data).toEqual({ openid: "o1" });
  });

  test("a request that is not mocked is an error without a token", async () => {
    const error = await rejectionOf(start().get(USER, { wechat: { token: OLD } }), axios.AxiosError);
    expect(isWechatError(error)).toBe(false);
    assertNoSecrets(error, [OLD]);
  });
});
