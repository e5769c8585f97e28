import { describe, expect, test } from "vitest";
import { AccessTokenError, isWechatApiError, SystemBusyError, UserError } from "../../src/index.ts";
import { errcodesOf, rejectionOf, SEND, startFlow, tokensOf, USER } from "./setup.ts";

describe("token", () => {
  test("false sends none, and waits for none", async () => {
    const { api, simulator } = await startFlow();
    simulator.reply("/open", { ok: true }, { token: false });
    expect((await api.get("/open", { wechat: { token: false } })).data).toEqual({ ok: true });
    expect(tokensOf(simulator)).toEqual([undefined]);
    expect(simulator.tokenCalls.length).toBe(0);
  });

  test("another one is sent instead of the account's, and is not renewed", async () => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    const own = simulator.issueToken();
    await api.get(USER, { wechat: { token: own } });
    await rejectionOf(api.get(USER, { wechat: { token: "12_dead" } }), AccessTokenError);
    expect(tokensOf(simulator).slice(1)).toEqual([own, "12_dead"]);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("another one is not sent to other hosts either", async () => {
    const { api, simulator } = await startFlow({ hosts: ["api.weixin.qq.com"] });
    await api.get(USER, { wechat: { token: simulator.issueToken() } }).catch(() => {});
    expect(tokensOf(simulator)).toEqual([undefined]);
  });

  test("another one is retried as usual", async () => {
    const { api, simulator } = await startFlow();
    const own = simulator.issueToken();
    simulator.fail(USER, -1, { times: 2 });
    await api.get(USER, { wechat: { token: own } });
    expect(tokensOf(simulator)).toEqual([own, own, own]);
  });
});

test("refresh: false makes a rejected token an error at once, and renews nothing", async () => {
  const { api, simulator } = await startFlow();
  await api.get(USER);
  simulator.revokeToken();
  const error = await rejectionOf(api.get(USER, { wechat: { refresh: false } }), AccessTokenError);
  expect(error.attempts).toBe(1);
  expect(simulator.tokenCalls.length).toBe(1);
  expect((await api.get(USER)).data.errcode).toBe(0);
});

test("wechat: false leaves a call alone: no token, no error, no retry", async () => {
  const { api, simulator } = await startFlow();
  simulator.fail(USER, -1);
  const { data, config } = await api.get(USER, { wechat: false });
  expect(data.errcode).toBe(-1);
  expect(config.wechat).toBe(false);
  expect(tokensOf(simulator)).toEqual([undefined]);
  simulator.disconnect(USER);
  await expect(api.get(USER, { wechat: false })).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(simulator.calls.length).toBe(2);
  expect(simulator.tokenCalls.length).toBe(0);
});

describe("accept", () => {
  test("a list returns these errcodes as ordinary responses, and no others", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail("/wxa/msg_sec_check", 87014, { fields: { verdict: 2 } });
    const response = await api.post("/wxa/msg_sec_check", {}, { wechat: { accept: [87014] } });
    expect(response.status).toBe(200);
    expect(response.data).toMatchObject({ errcode: 87014, verdict: 2 });
    simulator.fail("/wxa/msg_sec_check", 43004);
    await rejectionOf(api.post("/wxa/msg_sec_check", {}, { wechat: { accept: [87014] } }), UserError);
  });

  test("true returns every errcode", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, 45015);
    expect((await api.post(SEND, {}, { wechat: { accept: true } })).data.errcode).toBe(45015);
  });

  test("applies only after a renewal", async () => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    simulator.revokeToken();
    const accepted = { wechat: { accept: true } } as const;
    expect((await api.post(SEND, {}, accepted)).data.errcode).toBe(0);
    simulator.fail(SEND, 40001);
    expect((await api.post(SEND, {}, accepted)).data.errcode).toBe(40001);
    expect(errcodesOf(simulator).slice(1, 3)).toEqual([40001, 0]);
  });

  test("applies only after the retries", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, -1, { times: 5 });
    const { data } = await api.post(SEND, {}, { wechat: { accept: [-1] } });
    expect(data.errcode).toBe(-1);
    expect(simulator.calls.length).toBe(4);
    expect((await api.post(SEND, {}, { wechat: { accept: [-1] } })).data.errcode).toBe(0);
  });

  test("does not hide a transport error", async () => {
    const { api, simulator } = await startFlow();
    simulator.disconnect(SEND);
    await expect(api.post(SEND, {}, { wechat: { accept: true } })).rejects.toMatchObject({
      code: "ECONNRESET",
    });
  });

  test("works with an errcode with a bad HTTP status", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, 43004, { status: 400 });
    expect((await api.post(SEND, {}, { wechat: { accept: [43004] } })).data.errcode).toBe(43004);
  });

  test("leaves the response's config unchanged, so that it can be resent", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, 43004, { times: 1 });
    const { config } = await api.post(SEND, { n: 1 }, { wechat: { accept: true } });
    expect((await api.request(config)).data.errcode).toBe(0);
  });
});

test.each<[name: string, options: object]>([
  ["an unknown name", { acept: true }],
  ["a wrong type", { retry: 3 }],
  ["a wrong range", { retry: { maxRetries: -1 } }],
  ["an empty token", { token: "" }],
  ["accept: false", { accept: false }],
])("%s is a TypeError that names it, and nothing is sent", async (_, wechat) => {
  const { api, simulator } = await startFlow();
  const error = await rejectionOf(api.get(USER, { wechat: wechat as never }), TypeError);
  expect(error.message).toContain(`wechat.${Object.keys(wechat)[0]}`);
  expect(simulator.calls.length + simulator.tokenCalls.length).toBe(0);
});

test("calls with different options do not affect each other", async () => {
  const { api, simulator } = await startFlow();
  simulator.fail(SEND, -1);
  const outcomes = await Promise.allSettled([
    api.post(SEND, {}, { wechat: { retry: { maxRetries: 1 } } }),
    api.post(SEND, {}, { wechat: { retry: false } }),
    api.post(SEND, {}, { wechat: { accept: [-1] } }),
    api.post(SEND, {}),
  ]);
  const attempts = outcomes.map((outcome) =>
    outcome.status === "rejected" && isWechatApiError(outcome.reason, -1)
      ? outcome.reason.attempts
      : "accepted",
  );
  expect(attempts).toEqual([2, 1, "accepted", 4]);
  expect((outcomes[3] as PromiseRejectedResult).reason).toBeInstanceOf(SystemBusyError);
});
