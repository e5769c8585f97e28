import type { AxiosError } from "axios";
import { describe, expect, test, vi } from "vitest";
import { type RetryEvent, type RetryOptions, SystemBusyError, UserError } from "../../../src/index.ts";
import { AT_ONCE, errcodesOf, holdClock, rejectionOf, SEND, startFlow, USER } from "../setup.ts";

describe("retry: false", () => {
  test("on the attachment limits every failure to one request", async () => {
    const { api, simulator } = await startFlow({ retry: false });
    simulator.fail(SEND, -1);
    expect((await rejectionOf(api.post(SEND, {}), SystemBusyError)).attempts).toBe(1);
    simulator.disconnect(USER);
    await expect(api.get(USER)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(simulator.calls.length).toBe(2);
  });

  test("on the attachment does not disable the renewal", async () => {
    const { api, simulator } = await startFlow({ retry: false });
    await api.post(SEND, {});
    simulator.revokeToken();
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
  });

  test("on a call applies only to that call", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, -1, { times: 2 });
    await rejectionOf(api.post(SEND, {}, { wechat: { retry: false } }), SystemBusyError);
    expect(simulator.calls.length).toBe(1);
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(simulator.calls.length).toBe(3);
  });

  test("on the attachment is overridden by a call's own options", async () => {
    const { api, simulator } = await startFlow({ retry: false });
    simulator.fail(SEND, -1, { times: 1 });
    const retry: RetryOptions = { ...AT_ONCE, errcodes: [-1], maxRetries: 1 };
    expect((await api.post(SEND, {}, { wechat: { retry } })).data.errcode).toBe(0);
  });
});

test("errcodes replaces the list, on the attachment and on a call", async () => {
  const { api, simulator } = await startFlow({ retry: { ...AT_ONCE, errcodes: [61450] } });
  simulator.fail(SEND, -1);
  await rejectionOf(api.post(SEND, {}), SystemBusyError);
  expect(simulator.calls.length).toBe(1);
  simulator.fail(USER, 61450, { times: 1 });
  expect((await api.post(USER, {})).data.errcode).toBe(0);
  simulator.fail(USER, 43004, { times: 1 });
  expect((await api.post(USER, {}, { wechat: { retry: { errcodes: [43004] } } })).data.errcode).toBe(0);
});

test.each([0, 1, 5])("maxRetries: %i allows that many requests after the first", async (maxRetries) => {
  const { api, simulator } = await startFlow({ retry: { ...AT_ONCE, maxRetries } });
  simulator.fail(SEND, -1);
  const error = await rejectionOf(api.post(SEND, {}), SystemBusyError);
  expect(error.attempts).toBe(maxRetries + 1);
  expect(simulator.calls.length).toBe(maxRetries + 1);
});

test("no retry starts later than maxElapsedMs after the start of the call", async () => {
  const clock = holdClock();
  const { api, simulator } = await startFlow();
  await api.get(USER);
  simulator.fail(SEND, -1, {
    delayMs: () => {
      clock.pass(14_000);
      return 0;
    },
  });
  // 14 s and 28 s after the start there is time left of the 30 s, at 42 s there is not.
  expect((await rejectionOf(api.post(SEND, {}), SystemBusyError)).attempts).toBe(3);
  const error = await rejectionOf(
    api.post(SEND, {}, { wechat: { retry: { maxElapsedMs: 10_000 } } }),
    SystemBusyError,
  );
  expect(error.attempts).toBe(1);
});

test("a delay that would end after maxElapsedMs is not started", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.999);
  const { api, simulator } = await startFlow({
    retry: { baseDelayMs: 60_000, maxDelayMs: 60_000, maxElapsedMs: 30_000 },
  });
  simulator.fail(SEND, -1);
  expect((await rejectionOf(api.post(SEND, {}), SystemBusyError)).attempts).toBe(1);
});

test("onRetry is called for every retry before its delay, without a secret", async () => {
  const events: RetryEvent[] = [];
  const { api, simulator } = await startFlow({ onRetry: (event) => events.push(event) });
  simulator.fail(SEND, -1, { times: 1 });
  simulator.fail(SEND, 45009, { times: 1 });
  await api.post(`${SEND}?mark=1`, { content: "private" });
  simulator.disconnect(USER, { times: 1 });
  await api.get(USER);
  const common = { account: "stable_token:wx0123456789abcdef", delayMs: expect.any(Number) };
  expect(events).toEqual([
    { ...common, errcode: -1, code: "ERR_WECHAT_SYSTEM_BUSY", attempt: 1, method: "POST", path: SEND },
    { ...common, errcode: 45009, code: "ERR_WECHAT_RATE_LIMIT", attempt: 2, method: "POST", path: SEND },
    { ...common, code: "ECONNRESET", attempt: 1, method: "GET", path: USER },
  ]);
  for (const { delayMs: wait } of events) expect(wait).toBeLessThanOrEqual(AT_ONCE.maxDelayMs);
});

test("an onRetry that throws fails no call", async () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  const { api, simulator } = await startFlow({
    onRetry: () => {
      throw new Error("of the hook");
    },
  });
  simulator.fail(SEND, -1, { times: 1 });
  expect((await api.post(SEND, {})).data.errcode).toBe(0);
  await vi.waitFor(() => expect(warn.mock.calls).toEqual([["onRetry threw: of the hook", "axios-wechat"]]));
});

describe("shouldRetry", () => {
  test("replaces the list, and is called with the attempt", async () => {
    const seen: [code: string | undefined, attempt: number][] = [];
    const shouldRetry = (error: AxiosError, attempt: number) => {
      seen.push([error.code, attempt]);
      return error instanceof UserError;
    };
    const { api, simulator } = await startFlow({ retry: { ...AT_ONCE, shouldRetry } });
    simulator.fail(SEND, 43004, { times: 2 });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    simulator.fail(SEND, -1);
    await rejectionOf(api.post(SEND, {}), SystemBusyError);
    expect(errcodesOf(simulator)).toEqual([43004, 43004, 0, -1]);
    expect(seen).toEqual([
      ["ERR_WECHAT_USER", 1],
      ["ERR_WECHAT_USER", 2],
      ["ERR_WECHAT_SYSTEM_BUSY", 1],
    ]);
  });

  test("also decides about transport errors, on POST and for timeouts", async () => {
    const { api, simulator } = await startFlow({ retry: { ...AT_ONCE, shouldRetry: () => true } });
    simulator.disconnect(SEND, { times: 2 });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(simulator.calls.length).toBe(3);
    simulator.setLatency(() => (simulator.calls.length === 4 ? 5_000 : 0));
    expect((await api.post(SEND, {}, { timeout: 1_000 })).data.errcode).toBe(0);
    expect(simulator.calls.length).toBe(5);
  });

  test("does not override maxRetries", async () => {
    const { api, simulator } = await startFlow({
      retry: { ...AT_ONCE, maxRetries: 2, shouldRetry: () => true },
    });
    simulator.fail(SEND, 40003);
    expect((await rejectionOf(api.post(SEND, {}), UserError)).attempts).toBe(3);
  });

  // Trap: for axios-retry, a retryCondition that resolves with `undefined` or `0`, or returns `null`, means retry.
  test.each([
    ["undefined", undefined],
    ["null", null],
    ["0", 0],
    ["1", 1],
    ["a promise of false", Promise.resolve(false)],
    ["a promise of true", Promise.resolve(true)],
  ])("%s does not retry: only true does", async (_, returned) => {
    const shouldRetry = (() => returned) as unknown as () => boolean;
    const { api, simulator } = await startFlow({ retry: { ...AT_ONCE, shouldRetry } });
    simulator.fail(SEND, -1);
    await rejectionOf(api.post(SEND, {}), SystemBusyError);
    expect(simulator.calls.length).toBe(1);
  });
});
