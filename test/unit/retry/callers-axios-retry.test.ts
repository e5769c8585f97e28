import { AxiosError, type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it, vi } from "vitest";
import { TokenFetchError } from "../../../src/index.ts";
import { excludeFromCallersRetry, hasCallersRetry } from "../../../src/retry/callers-axios-retry.ts";
import { resolveRetry } from "../../../src/retry/options.ts";
import { createApiError } from "../api-error.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const body = { errcode: 43004, errmsg: "require subscribe" };
const OURS = resolveRetry(undefined);
const busy = () => createApiError({ errcode: -1, errmsg: "system error", body: {} });
const stated = (status: number) =>
  createApiError({ ...body, body }, { response: responseTo(requestConfig(), body, status) });

/** A config as axios-retry leaves it. */
function retried(retryCondition = vi.fn(() => true)) {
  const config: InternalAxiosRequestConfig = { ...requestConfig(), "axios-retry": { retryCondition } };
  const ask = (error: AxiosError) => config["axios-retry"]?.retryCondition?.(error);
  return { config, retryCondition, ask };
}

describe("excludeFromCallersRetry", () => {
  it.each([429, 500, 599])("hides an errcode with HTTP %i from the caller's condition", (status) => {
    const { config, retryCondition, ask } = retried();
    excludeFromCallersRetry(config, stated(status), OURS);
    expect(ask(stated(status))).toBe(false);
    expect(retryCondition).not.toHaveBeenCalled();
  });

  it("hides the errcodes that the plugin retries, and failed token fetches", () => {
    const fault = new AxiosError("socket hang up", "ECONNRESET");
    for (const failure of [busy(), new TokenFetchError(fault, "k"), new TokenFetchError(stated(200), "k")]) {
      const { config, retryCondition, ask } = retried();
      excludeFromCallersRetry(config, failure, OURS);
      expect(ask(failure)).toBe(false);
      expect(retryCondition).not.toHaveBeenCalled();
    }
  });

  it("hides every errcode when shouldRetry decides about them", () => {
    const { config, ask } = retried();
    excludeFromCallersRetry(config, stated(200), resolveRetry({ shouldRetry: () => false }));
    expect(ask(stated(200))).toBe(false);
  });

  it("lets the caller decide about everything else", () => {
    const { config, retryCondition, ask } = retried();
    excludeFromCallersRetry(config, busy(), OURS);
    const fault = new AxiosError("socket hang up", "ECONNRESET");
    for (const error of [fault, stated(200)]) expect(ask(error)).toBe(true);
    expect(retryCondition.mock.calls).toEqual([[fault], [stated(200)]]);
  });

  it("lets the caller decide about -1, too, when the plugin does not retry", () => {
    const { config, retryCondition } = retried();
    excludeFromCallersRetry(config, busy(), resolveRetry(false));
    expect(config["axios-retry"]?.retryCondition).toBe(retryCondition);
  });

  it("changes nothing after any other failure", () => {
    const { config, retryCondition } = retried();
    for (const failure of [stated(200), stated(404), new AxiosError("no"), new Error("no"), undefined]) {
      excludeFromCallersRetry(config, failure, OURS);
    }
    expect(config["axios-retry"]?.retryCondition).toBe(retryCondition);
  });

  it("uses the options of the last call for a resent config, and calls the caller's condition once", () => {
    const { config, retryCondition, ask } = retried();
    excludeFromCallersRetry(config, busy(), OURS);
    excludeFromCallersRetry(config, stated(500), resolveRetry({ errcodes: [40003] }));
    expect(ask(busy())).toBe(true);
    expect(retryCondition).toHaveBeenCalledTimes(1);
  });

  it("does not change a config without retries", () => {
    const config = requestConfig();
    excludeFromCallersRetry(config, stated(500), OURS);
    expect(Object.keys(config)).toEqual(["headers"]);
    const without: InternalAxiosRequestConfig = { ...requestConfig(), "axios-retry": { retries: 1 } };
    excludeFromCallersRetry(without, stated(500), OURS);
    expect(without["axios-retry"]).toEqual({ retries: 1 });
  });
});

it("hasCallersRetry recognizes a config that the caller's axios-retry has processed", () => {
  expect(hasCallersRetry(retried().config)).toBe(true);
  expect(hasCallersRetry(requestConfig())).toBe(false);
});
