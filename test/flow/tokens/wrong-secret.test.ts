import axiosRetry from "axios-retry";
import { describe, expect, test, vi } from "vitest";
import { CredentialError, TokenFetchError } from "../../../src/index.ts";
import {
  APP,
  attach,
  holdClock,
  rejectionOf,
  SEND,
  STABLE_TOKEN,
  startWechat,
  storm,
  USER,
} from "../setup.ts";

const WRONG = { ...APP, secret: "not-the-appsecret-9876543210" };

// Trap: co-wechat-api with a wrong secret made 1248 token calls in 2 s.

test("a wrong secret costs 50 concurrent calls one token call, and gives each its own error", async () => {
  holdClock();
  const { simulator, client } = await startWechat();
  const api = client();
  attach(api, WRONG);
  const { failures } = await storm(50, (n) => (n % 2 ? api.post(SEND, { n }) : api.get(`${USER}?n=${n}`)));
  expect(failures.length).toBe(50);
  expect(simulator.tokenCalls.length).toBe(1);
  expect(simulator.calls.length).toBe(0);
  expect(new Set(failures).size).toBe(50);
  failures.forEach((failure, n) => {
    expect(failure).toBeInstanceOf(TokenFetchError);
    const { code, cause, config, message } = failure as TokenFetchError;
    expect(code).toBe("ERR_WECHAT_TOKEN_FETCH");
    expect(cause).toBeInstanceOf(CredentialError);
    expect((cause as CredentialError).errcode).toBe(40125);
    expect(message).toContain("40125");
    if (n % 2) expect(config?.data).toBe(JSON.stringify({ n }));
    else expect(config?.url).toBe(`${USER}?n=${n}`);
  });
  expect(new Set(failures.map((failure) => (failure as TokenFetchError).config)).size).toBe(50);
});

test("and at most one more token call in the next second", async () => {
  const clock = holdClock();
  const { simulator, client } = await startWechat();
  const api = client();
  attach(api, WRONG);
  await rejectionOf(api.get(USER), TokenFetchError);
  for (let passedMs = 0; passedMs < 1_000; passedMs += 50) {
    clock.pass(50);
    const { cause } = await rejectionOf(api.get(USER), TokenFetchError);
    expect((cause as CredentialError).errcode).toBe(40125);
  }
  expect(simulator.tokenCalls.length).toBeLessThanOrEqual(2);
  clock.pass(1_000);
  await rejectionOf(api.get(USER), TokenFetchError);
  expect(simulator.tokenCalls.length).toBeGreaterThanOrEqual(2);
  expect(simulator.calls.length).toBe(0);
});

test("a corrected account is noticed after a second", async () => {
  const clock = holdClock();
  const { simulator, client } = await startWechat();
  const api = client();
  attach(api);
  simulator.fail(STABLE_TOKEN, 40243, { times: 1 });
  await rejectionOf(api.get(USER), TokenFetchError);
  clock.pass(1_001);
  expect((await api.get(USER)).data.errcode).toBe(0);
  expect(simulator.tokenCalls.length).toBe(2);
});

describe("a fatal response of the token endpoint is not retried", () => {
  test.each([40001, 40002, 40013, 40164, 40243, 41004, 45009, 50004, 89503])("%i", async (errcode) => {
    const { simulator, client } = await startWechat();
    const api = client();
    attach(api);
    simulator.fail(STABLE_TOKEN, errcode);
    const { cause } = await rejectionOf(api.post(SEND, {}), TokenFetchError);
    expect(cause).toMatchObject({ errcode, attempts: 1 });
    expect(simulator.tokenCalls.length).toBe(1);
    expect(simulator.calls.length).toBe(0);
  });
});

// Trap (JeffreySu/WeiXinMPSDK#2116): 40164 shown as something else.
test("an address that is not on the whitelist is named in the cause", async () => {
  const { simulator, client } = await startWechat();
  const api = client();
  attach(api);
  simulator.refuseIp("203.0.113.7");
  const { cause } = await rejectionOf(api.get(USER), TokenFetchError);
  expect(cause).toBeInstanceOf(CredentialError);
  expect((cause as CredentialError).ip).toBe("203.0.113.7");
});

test("a fatal response to a renewal fails all waiting calls, after one token call", async () => {
  // The failure is remembered for a second: on a slow machine the last rejections come later.
  holdClock();
  const { simulator, client } = await startWechat();
  const api = client();
  attach(api);
  await api.get(USER);
  simulator.revokeToken();
  simulator.fail(STABLE_TOKEN, 40125);
  const { failures } = await storm(50, (n) => api.post(SEND, { n }));
  expect(failures.length).toBe(50);
  expect(new Set(failures).size).toBe(50);
  for (const failure of failures) expect(failure).toBeInstanceOf(TokenFetchError);
  expect(simulator.tokenCalls.length).toBe(2);
});

// Trap: a user's axios-retry retried a TokenFetchError (a code and no response), also on POST.
test.each(["before", "after"])("a user's axios-retry, attached %s, does not retry it", async (when) => {
  holdClock();
  const { simulator, client } = await startWechat();
  const api = client();
  const onRetry = vi.fn();
  const retrying = () => axiosRetry(api, { retries: 3, retryDelay: () => 1, onRetry });
  if (when === "before") retrying();
  attach(api, WRONG);
  if (when === "after") retrying();
  await rejectionOf(api.post(SEND, {}), TokenFetchError);
  await rejectionOf(api.get(USER), TokenFetchError);
  expect(onRetry).not.toHaveBeenCalled();
  expect(simulator.tokenCalls.length).toBe(1);
});
