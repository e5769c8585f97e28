import type { AxiosResponse } from "axios";
import MockAdapter from "axios-mock-adapter";
import { describe, expect, test } from "vitest";
import { isWechatError, TokenFetchError, UserError } from "../../../src/index.ts";
import { assertNoSecrets, simulatorReply } from "../../../src/testing/index.ts";
import {
  APP,
  attach,
  errcodesOf,
  holdClock,
  rejectionOf,
  SEND,
  STABLE_TOKEN,
  startWechat,
  tokensOf,
  USER,
} from "../setup.ts";

/** A token that was renewed after a rejection starts no further renewal within this time. */
const RESTED_MS = 6_000;

// Mocked responses are tested in mocked-token-endpoint.test.ts; here some of the requests reach the network.
describe.each(["before", "after"])("an axios-mock-adapter that was set up %s attachWechat", (when) => {
  async function start(options: ConstructorParameters<typeof MockAdapter>[1] = {}) {
    const wechat = await startWechat();
    const api = wechat.client();
    let mock: MockAdapter | undefined;
    if (when === "before") mock = new MockAdapter(api as never, options);
    attach(api);
    mock ??= new MockAdapter(api as never, options);
    return { ...wechat, api, mock };
  }
  const throughAll = { onNoMatch: "passthrough" as const };

  test("passes calls and token requests through, with renewal and retries", async () => {
    const { api, mock, simulator } = await start();
    mock.onAny().passThrough();
    await api.post(SEND, { n: 1 });
    simulator.revokeToken();
    simulator.fail(SEND, -1, { times: 1 });
    expect((await api.post(SEND, { n: 2 })).data.errcode).toBe(0);
    expect(errcodesOf(simulator)).toEqual([0, -1, 40001, 0]);
    expect(simulator.calls.map(({ body }) => body)).toEqual([1, 2, 2, 2].map((n) => ({ n })));
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("mocks the token endpoint and passes the rest through", async () => {
    const { api, mock, simulator } = await start(throughAll);
    const token = simulator.issueToken();
    mock.onPost(STABLE_TOKEN).reply(200, { access_token: token, expires_in: 7200 });
    expect((await api.get(USER)).data.errcode).toBe(0);
    expect(tokensOf(simulator)).toEqual([token]);
    expect(simulator.tokenCalls).toEqual([]);
  });

  test("mocks a call and passes the token request through", async () => {
    const { api, mock, simulator } = await start(throughAll);
    mock.onGet(USER).reply(({ params }) => [200, { used: params.access_token }]);
    const { data } = await api.get(USER);
    expect(data.used).toBe(simulator.tokenCalls[0]?.issued);
    expect(simulator.calls).toEqual([]);
  });

  // Trap: its requests merge the config, so a token that stays in `params` is sent again.
  test.each([
    ["plain params", { openid: "o1" }],
    ["URLSearchParams", new URLSearchParams({ openid: "o1" })],
    ["no params", undefined],
  ])("leaves no token on the config of a response that passed through it, with %s", async (_, params) => {
    const clock = holdClock();
    const { api, simulator } = await start(throughAll);
    let response: AxiosResponse = await api.get(USER, { params });
    for (let again = 0; again < 3; again += 1) {
      const { config } = response;
      expect(String(new URLSearchParams(config.params))).toBe(String(new URLSearchParams(params)));
      const { httpAgent: _agent, ...rest } = config;
      assertNoSecrets(rest, [APP.secret, ...simulator.tokenCalls.flatMap(({ issued }) => issued ?? [])]);
      // With a token left on it, the call would fail now.
      simulator.revokeToken();
      clock.pass(RESTED_MS);
      response = await api.request(config);
    }
    expect(errcodesOf(simulator)).toEqual([0, 40001, 0, 40001, 0, 40001, 0]);
  });

  test("leaves no token on the config of an error that passed through it either", async () => {
    const clock = holdClock();
    const { api, simulator } = await start(throughAll);
    simulator.reply(USER, simulatorReply({ status: 403, body: "no" }));
    let error = await rejectionOf(api.get(USER, { params: { openid: "o1" } }), Error);
    for (let again = 0; again < 3; again += 1) {
      expect(isWechatError(error)).toBe(false);
      const { config = {} } = error as { config?: object };
      assertNoSecrets(error, [APP.secret, ...simulator.tokenCalls.flatMap(({ issued }) => issued ?? [])]);
      expect(config).toMatchObject({ params: { openid: "o1" } });
      simulator.revokeToken();
      clock.pass(RESTED_MS);
      error = await rejectionOf(api.request(config), Error);
    }
    expect(simulator.calls.map(({ status }) => status)).toEqual([403, 200, 403, 200, 403, 200, 403]);
  });

  test("can return a failure of the token endpoint, and errcodes with a bad HTTP status", async () => {
    const { api, mock, simulator } = await start(throughAll);
    mock.onPost(STABLE_TOKEN).replyOnce(500, { errcode: 40125, errmsg: `invalid appsecret ${APP.secret}` });
    const error = await rejectionOf(api.get(USER), TokenFetchError);
    assertNoSecrets(error, [APP.secret]);
    expect(error.message).toContain("40125");
    mock.onGet(SEND).reply(503, { errcode: 43004, errmsg: "require subscribe" });
    await rejectionOf(api.get(SEND, { wechat: { token: simulator.issueToken() } }), UserError);
    expect(simulator.calls.length).toBe(0);
  });
});
