import { describe, expect, test } from "vitest";
import {
  isWechatApiError,
  isWechatError,
  RateLimitError,
  SystemBusyError,
  UserError,
  type WechatApiError,
} from "../../../src/index.ts";
import { simulatorReply } from "../../../src/testing/index.ts";
import { errcodesOf, rejectionOf, SEND, startFlow, USER } from "../setup.ts";

describe.each(["get", "post", "put", "delete"] as const)("on %s", (method) => {
  test.each([-1, 45009])("errcode %i is retried until the call succeeds", async (errcode) => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, errcode, { times: 2 });
    const { data } = await api.request({ method, url: SEND });
    expect(data.errcode).toBe(0);
    expect(errcodesOf(simulator)).toEqual([errcode, errcode, 0]);
  });

  test.each([-1, 45009])("errcode %i is thrown after three retries", async (errcode) => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, errcode);
    const error = await rejectionOf<WechatApiError>(
      api.request({ method, url: SEND }),
      errcode === -1 ? SystemBusyError : RateLimitError,
    );
    expect(error).toMatchObject({ errcode, attempts: 4, retryable: true, replayable: true });
    expect(simulator.calls.length).toBe(4);
  });

  test.each([40003, 45015, 48001, 87014, 45011, 61450, 123456])(
    "errcode %i costs one call",
    async (errcode) => {
      const { api, simulator } = await startFlow();
      simulator.fail(SEND, errcode);
      const error = await api.request({ method, url: SEND }).catch((reason: unknown) => reason);
      expect(isWechatApiError(error, errcode)).toBe(true);
      expect(error).toMatchObject({ attempts: 1 });
      expect(simulator.calls.length).toBe(1);
    },
  );
});

// Trap (binarywang/WxJava#2054): exhausted retries hid the real errcode.
test("the last real error is thrown, with the number of requests", async () => {
  const { api, simulator } = await startFlow();
  simulator.fail(SEND, -1, { times: 1 });
  simulator.fail(SEND, 45009, { times: 1 });
  simulator.fail(SEND, 40003, { times: 1, errmsg: "invalid openid rid: 5fab84d2-09424a07-00bd7fe3" });
  const error = await rejectionOf(api.post(SEND, {}), UserError);
  expect(error).toMatchObject({ errcode: 40003, attempts: 3, rid: "5fab84d2-09424a07-00bd7fe3" });
  expect(error.response?.data).toMatchObject({ errcode: 40003 });
  expect(errcodesOf(simulator)).toEqual([-1, 45009, 40003]);
});

// Trap (binarywang/WxJava#2098): timeouts coded as -1 sent messages twice.
test("a network failure after -1 is a network failure, and ends a POST", async () => {
  const { api, simulator } = await startFlow();
  simulator.fail(SEND, -1, { times: 1 });
  simulator.disconnect(SEND);
  const error = await api.post(SEND, {}).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ isAxiosError: true, code: "ECONNRESET", attempts: 2 });
  expect(isWechatError(error)).toBe(false);
  expect(simulator.calls.length).toBe(2);
});

test("-1 after a network failure is a busy system", async () => {
  const { api, simulator } = await startFlow();
  simulator.disconnect(USER, { times: 1 });
  simulator.fail(USER, -1);
  const error = await rejectionOf(api.get(USER), SystemBusyError);
  expect(error.attempts).toBe(4);
  expect(simulator.calls.length).toBe(4);
});

test("a retry is sent byte for byte, and returns an ordinary response", async () => {
  const { api, simulator } = await startFlow();
  simulator.fail(SEND, -1, { times: 3 });
  const response = await api.post(SEND, { touser: "o1", text: { content: "你好" } });
  expect(response.data).toEqual({ errcode: 0, errmsg: "ok" });
  expect(response.status).toBe(200);
  expect(simulator.calls.map(({ body }) => body)).toEqual(
    Array(4).fill({ touser: "o1", text: { content: "你好" } }),
  );
});

describe("a token that becomes invalid between retries is renewed, and the retries continue", () => {
  test("busy first, rejected later", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, -1, { times: 1 });
    simulator.fail(SEND, 42001, { times: 1 });
    simulator.fail(SEND, -1, { times: 1 });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(errcodesOf(simulator)).toEqual([-1, 42001, -1, 0]);
  });

  test("rejected first, busy later", async () => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    simulator.revokeToken();
    simulator.setLatency(({ path, errcode }) => {
      if (path === SEND && errcode === 40001) simulator.fail(SEND, -1, { times: 2 });
      return 0;
    });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(errcodesOf(simulator)).toEqual([0, 40001, -1, -1, 0]);
    expect(simulator.tokenCalls.length).toBe(2);
  });
});

describe("an errcode with a bad HTTP status is an errcode", () => {
  test.each(["http", "fetch"] as const)("with the %s adapter", async (adapter) => {
    const { api, simulator } = await startFlow({}, { axios: { adapter } });
    simulator.fail(USER, 43004, { status: 500 });
    const error = await rejectionOf(api.get(USER), UserError);
    expect(error).toMatchObject({ errcode: 43004, attempts: 1, status: 500 });
    expect(simulator.calls.length).toBe(1);
  });

  test("and is retried on POST when it is in the list", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, -1, { status: 502, times: 2 });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(simulator.calls.length).toBe(3);
  });

  test("and causes a renewal when it is about the token", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, 40001, { status: 401, times: 1 });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
  });
});

test("an errmsg without a top-level errcode is not a failure", async () => {
  const { api, simulator } = await startFlow();
  simulator.reply(USER, simulatorReply({ body: { data: { errcode: 40003 }, errmsg: "nested" } }));
  expect((await api.get(USER)).data).toEqual({ data: { errcode: 40003 }, errmsg: "nested" });
  expect(simulator.calls.length).toBe(1);
});
