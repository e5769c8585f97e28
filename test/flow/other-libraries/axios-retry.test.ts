import type { AxiosError } from "axios";
import axiosRetry, { type IAxiosRetryConfig } from "axios-retry";
import { describe, expect, test, vi } from "vitest";
import {
  CredentialError,
  isWechatApiError,
  SystemBusyError,
  TokenFetchError,
  UserError,
  type WechatOptions,
} from "../../../src/index.ts";
import { simulatorReply } from "../../../src/testing/index.ts";
import { attach, errcodesOf, rejectionOf, SEND, STABLE_TOKEN, startWechat, USER } from "../setup.ts";

// Trap: two attachments share `config["axios-retry"]`; the last attached wins wholly and the other is silently disabled.
// The tests in retries/callers-axios-retry.test.ts are for both libraries; these cases look like axios-retry's alone.

describe.each(["before", "after"])("with a user's axios-retry that was attached %s the plugin", (when) => {
  async function start(theirs: IAxiosRetryConfig = {}, ours: WechatOptions = {}) {
    const wechat = await startWechat();
    const api = wechat.client();
    const onRetry = vi.fn();
    const onMaxRetryTimesExceeded = vi.fn();
    const retrying = () =>
      axiosRetry(api, { retries: 2, retryDelay: () => 1, onRetry, onMaxRetryTimesExceeded, ...theirs });
    if (when === "before") retrying();
    attach(api, ours);
    if (when === "after") retrying();
    return { ...wechat, api, onRetry, onMaxRetryTimesExceeded };
  }

  test.each([429, 500, 502, 503])(
    "a busy response with HTTP %i is retried by the plugin alone",
    async (status) => {
      const { api, simulator, onRetry, onMaxRetryTimesExceeded } = await start();
      simulator.fail(USER, -1, { status });
      const error = await rejectionOf(api.get(USER), SystemBusyError);
      expect(error).toMatchObject({ attempts: 4, status });
      expect(simulator.calls.length).toBe(4);
      expect(onRetry).not.toHaveBeenCalled();
      expect(onMaxRetryTimesExceeded).not.toHaveBeenCalled();
    },
  );

  test("a final errcode with HTTP 500 costs one request", async () => {
    const { api, simulator, onRetry } = await start();
    simulator.fail(USER, 43004, { status: 500 });
    await rejectionOf(api.get(USER), UserError);
    expect(simulator.calls.length).toBe(1);
    expect(onRetry).not.toHaveBeenCalled();
  });

  test("and the error's config can be resent again and again without retries", async () => {
    const { api, simulator, onRetry } = await start();
    simulator.fail(USER, 43004, { status: 500 });
    let error: AxiosError = await rejectionOf(api.get(USER), UserError);
    for (let again = 0; again < 5; again += 1) {
      error = await rejectionOf(api.request(error.config ?? {}), UserError);
    }
    expect(simulator.calls.length).toBe(6);
    // The user's condition is called for transport errors, as often as the user configured.
    simulator.heal();
    simulator.reply(USER, simulatorReply({ status: 500 }));
    await expect(api.request(error.config ?? {})).rejects.toMatchObject({ response: { status: 500 } });
    expect(simulator.calls.length).toBe(9);
    expect(onRetry).toHaveBeenCalledTimes(2);
  });

  test("an errcode after the user's retries of a transport error is final", async () => {
    const { api, simulator, onRetry } = await start();
    simulator.disconnect(USER, { times: 1 });
    simulator.fail(USER, 43004, { status: 503 });
    await rejectionOf(api.get(USER), UserError);
    expect(errcodesOf(simulator)).toEqual([undefined, 43004]);
    expect(onRetry).toHaveBeenCalledOnce();
  });

  test.each([200, 500])("a wrong secret with HTTP %i is not retried", async (status) => {
    const { api, simulator, onRetry, onMaxRetryTimesExceeded } = await start();
    simulator.fail(STABLE_TOKEN, 40125, { status });
    for (const call of [() => api.get(USER), () => api.post(SEND, {})]) {
      const { cause } = await rejectionOf(call(), TokenFetchError);
      expect(cause).toBeInstanceOf(CredentialError);
    }
    expect(simulator.tokenCalls.length).toBe(1);
    expect(onRetry).not.toHaveBeenCalled();
    expect(onMaxRetryTimesExceeded).not.toHaveBeenCalled();
  });

  test("nor is a wrong secret in a renewal", async () => {
    const { api, simulator, onRetry } = await start();
    await api.get(USER);
    simulator.revokeToken();
    simulator.fail(STABLE_TOKEN, 40125, { status: 500 });
    await rejectionOf(api.get(USER), TokenFetchError);
    expect(simulator.tokenCalls.length).toBe(2);
    expect(onRetry).not.toHaveBeenCalled();
  });

  // Trap: a retryCondition that resolves with `undefined` or `0`, or returns `null`, means retry.
  test("a user's condition that retries an errcode is respected", async () => {
    const { api, simulator } = await start({ retryCondition: (error) => isWechatApiError(error, 45011) });
    simulator.fail(USER, 45011, { times: 2 });
    expect((await api.get(USER)).data.errcode).toBe(0);
    expect(errcodesOf(simulator)).toEqual([45011, 45011, 0]);
  });

  test("with `retry: false` the user's transport retries continue, and errcodes are thrown at once", async () => {
    const { api, simulator, onRetry } = await start({}, { retry: false });
    simulator.disconnect(USER, { times: 2 });
    expect((await api.get(USER)).data.errcode).toBe(0);
    expect(onRetry).toHaveBeenCalledTimes(2);
    simulator.fail(USER, -1, { status: 500 });
    expect((await rejectionOf(api.get(USER), SystemBusyError)).attempts).toBe(1);
    expect(simulator.calls.length).toBe(4);
  });

  // Trap: a retry through the user's instance runs later interceptors twice.
  test("the plugin's retries run no interceptor again, the user's do", async () => {
    const { api, simulator } = await start();
    const seen = vi.fn();
    api.interceptors.request.use((config) => {
      seen();
      return config;
    });
    simulator.fail(USER, -1, { times: 3 });
    await api.get(USER);
    expect(seen).toHaveBeenCalledOnce();
    simulator.disconnect(USER, { times: 1 });
    await api.get(USER);
    expect(seen).toHaveBeenCalledTimes(3);
  });
});
