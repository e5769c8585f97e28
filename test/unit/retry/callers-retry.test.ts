import { AxiosError, type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it, vi } from "vitest";
import { createApiError } from "../../../src/errors/create.ts";
import { TokenFetchError } from "../../../src/index.ts";
import { isRetriedByCaller, keepFromCallersRetry } from "../../../src/retry/callers-retry.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const body = { errcode: 43004, errmsg: "require subscribe" };
const stated = (status: number) =>
  createApiError({ ...body, body }, { response: responseTo(requestConfig(), body, status) });

/** A config as axios-retry leaves it. */
function retried(retryCondition = vi.fn(() => true)) {
  const config: InternalAxiosRequestConfig = { ...requestConfig(), "axios-retry": { retryCondition } };
  const ask = (error: AxiosError) => config["axios-retry"]?.retryCondition?.(error);
  return { config, retryCondition, ask };
}

describe("keepFromCallersRetry", () => {
  it.each([429, 500, 599])("keeps an errcode behind HTTP %i from the caller's condition", (status) => {
    const { config, retryCondition, ask } = retried();
    keepFromCallersRetry(config, stated(status));
    expect(ask(stated(status))).toBe(false);
    expect(ask(new TokenFetchError(stated(status), "k"))).toBe(false);
    expect(retryCondition).not.toHaveBeenCalled();
  });

  it("leaves the caller the say about everything else", () => {
    const { config, retryCondition, ask } = retried();
    keepFromCallersRetry(config, stated(500));
    const fault = new AxiosError("socket hang up", "ECONNRESET");
    for (const error of [fault, stated(200), new TokenFetchError(fault, "k")]) expect(ask(error)).toBe(true);
    expect(retryCondition.mock.calls).toEqual([[fault], [stated(200)], [expect.any(TokenFetchError)]]);
  });

  it("touches nothing after any other failure, and does its work once", () => {
    const { config, retryCondition } = retried();
    const condition = () => config["axios-retry"]?.retryCondition;
    for (const failure of [stated(200), stated(404), new AxiosError("no"), new Error("no"), undefined]) {
      keepFromCallersRetry(config, failure);
    }
    expect(condition()).toBe(retryCondition);
    keepFromCallersRetry(config, stated(500));
    const first = condition();
    expect(first).not.toBe(retryCondition);
    keepFromCallersRetry(config, stated(500));
    expect(condition()).toBe(first);
  });

  it("leaves a config alone that nobody retries", () => {
    const config = requestConfig();
    keepFromCallersRetry(config, stated(500));
    expect(Object.keys(config)).toEqual(["headers"]);
    const without: InternalAxiosRequestConfig = { ...requestConfig(), "axios-retry": { retries: 1 } };
    keepFromCallersRetry(without, stated(500));
    expect(without["axios-retry"]).toEqual({ retries: 1 });
  });
});

it("isRetriedByCaller knows a config that the caller's axios-retry has seen", () => {
  expect(isRetriedByCaller(retried().config)).toBe(true);
  expect(isRetriedByCaller(requestConfig())).toBe(false);
});
