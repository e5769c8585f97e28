import type { AxiosInstance } from "axios";
import axiosRetry, { type IAxiosRetryConfig } from "axios-retry";
import { describe, expect, test, vi } from "vitest";
import { SystemBusyError, TokenFetchError, UserError } from "../../../src/index.ts";
import { simulatorReply } from "../../../src/testing/index.ts";
import { attach, errcodesOf, rejectionOf, SEND, STABLE_TOKEN, startWechat, USER } from "../setup.ts";

// Trap: two attachments share `config["axios-retry"]`; the last attached wins wholly and the other is silently disabled.

describe.each(["before", "after"])("with a user's axios-retry that was attached %s the plugin", (when) => {
  async function start(retries = 2, options: IAxiosRetryConfig = {}) {
    const wechat = await startWechat();
    const api = wechat.client();
    const onRetry = vi.fn();
    const retrying = (instance: AxiosInstance) =>
      axiosRetry(instance, { retries, retryDelay: () => 1, onRetry, ...options });
    if (when === "before") retrying(api);
    attach(api);
    if (when === "after") retrying(api);
    return { ...wechat, api, onRetry };
  }

  test("transport errors are retried by the user's, as often as the user configured", async () => {
    const { api, simulator, onRetry } = await start();
    await api.get(SEND);
    simulator.disconnect(USER);
    await expect(api.get(USER)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(onRetry).toHaveBeenCalledTimes(2);
    expect(simulator.calls.filter(({ path }) => path === USER).length).toBe(3);
  });

  test("5xx responses, too", async () => {
    const { api, simulator, onRetry } = await start();
    simulator.reply(USER, simulatorReply({ status: 502 }));
    await expect(api.get(USER)).rejects.toMatchObject({ response: { status: 502 } });
    expect(onRetry).toHaveBeenCalledTimes(2);
    expect(simulator.calls.length).toBe(3);
  });

  test("errcodes are retried by the plugin only", async () => {
    const { api, simulator, onRetry } = await start();
    simulator.fail(USER, -1);
    expect((await rejectionOf(api.get(USER), SystemBusyError)).attempts).toBe(4);
    expect(simulator.calls.length).toBe(4);
    simulator.fail(SEND, -1, { times: 3 });
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(onRetry).not.toHaveBeenCalled();
  });

  // Trap: the caller's condition on -1 multiplied the plugin's retries: 16 requests.
  test("a user's condition that retries every errcode does not see the plugin's retries", async () => {
    const retryCondition = vi.fn(() => true);
    const { api, simulator } = await start(3, { retryCondition });
    simulator.fail(USER, -1);
    await rejectionOf(api.get(USER), SystemBusyError);
    expect(simulator.calls.length).toBe(4);
    expect(retryCondition).not.toHaveBeenCalled();
  });

  test("a failed token fetch is not repeated by the user's", async () => {
    const retryCondition = vi.fn(() => true);
    const { api, simulator } = await start(3, { retryCondition });
    simulator.fail(STABLE_TOKEN, 40164);
    await rejectionOf(api.post(SEND, {}), TokenFetchError);
    expect(simulator.tokenCalls.length).toBe(1);
    expect(retryCondition).not.toHaveBeenCalled();
  });

  test("an errcode that is not retried costs one request", async () => {
    const { api, simulator, onRetry } = await start();
    simulator.fail(USER, 43004);
    await rejectionOf(api.get(USER), UserError);
    expect(simulator.calls.length).toBe(1);
    expect(onRetry).not.toHaveBeenCalled();
  });

  test("a call with both kinds of errors, and an invalid token, succeeds", async () => {
    const { api, simulator, onRetry } = await start();
    await api.get(USER);
    simulator.revokeToken();
    const disconnectOnce = { times: 1 };
    simulator.disconnect(USER, disconnectOnce);
    expect((await api.get(USER)).data.errcode).toBe(0);
    simulator.fail(USER, -1, { times: 2 });
    simulator.disconnect(USER, disconnectOnce);
    expect((await api.get(USER)).data.errcode).toBe(0);
    expect(onRetry).toHaveBeenCalledTimes(2);
    expect(errcodesOf(simulator)).toEqual([0, undefined, 40001, 0, -1, -1, undefined, 0]);
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("the body is the same in every attempt of both", async () => {
    const { api, simulator } = await start();
    simulator.fail(SEND, -1, { times: 1 });
    simulator.disconnect(SEND, { times: 1 });
    simulator.fail(SEND, -1, { times: 1 });
    await api.put(SEND, { content: "你好" });
    expect(simulator.calls.map(({ body }) => body)).toEqual(Array(4).fill({ content: "你好" }));
  });

  test("the user's own retry options on a call keep their meaning", async () => {
    const { api, simulator } = await start(0);
    simulator.disconnect(USER);
    await expect(api.get(USER, { "axios-retry": { retries: 1, retryDelay: () => 1 } })).rejects.toMatchObject(
      { code: "ECONNRESET" },
    );
    expect(simulator.calls.length).toBe(2);
  });
});
