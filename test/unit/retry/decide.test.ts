import { AxiosError } from "axios";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RetryBudget } from "../../../src/retry/budget.ts";
import { type RetryState, retryDelayMs } from "../../../src/retry/decide.ts";
import { type RetryOptions, resolveRetry } from "../../../src/retry/options.ts";
import { MAX_TIMER_MS } from "../../../src/time/timer-limit.ts";
import { createApiError } from "../api-error.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const BUSY = createApiError({ errcode: -1, errmsg: "", body: {} });

function stateOf(options: RetryOptions = {}, state: Partial<RetryState> = {}): RetryState {
  return {
    ...{ replayable: true, repeatable: undefined, endpoint: undefined, method: "get" },
    ...{ retriedByCaller: false, attempt: 1, elapsedMs: 0 },
    options: resolveRetry(options),
    budget: new RetryBudget(10),
    random: () => 0.5,
    ...state,
  };
}

function unavailable(retryAfter?: string): AxiosError {
  const config = requestConfig({ url: "/p" });
  const response = responseTo(config, "", 503);
  if (retryAfter !== undefined) response.headers["retry-after"] = retryAfter;
  return new AxiosError("status 503", "ERR_BAD_RESPONSE", config, {}, response);
}

describe("a failure that may be retried", () => {
  it("waits for the backoff of its attempt", () => {
    expect(retryDelayMs(BUSY, stateOf())).toBe(250);
    expect(retryDelayMs(BUSY, stateOf({}, { attempt: 3 }))).toBe(1_000);
  });

  it("is retried maxRetries times", () => {
    expect(retryDelayMs(BUSY, stateOf({ maxRetries: 2 }, { attempt: 2 }))).toBeDefined();
    expect(retryDelayMs(BUSY, stateOf({ maxRetries: 2 }, { attempt: 3 }))).toBeUndefined();
  });

  it("is retried until maxElapsedMs, the wait included", () => {
    const state = (elapsedMs: number) => stateOf({ maxElapsedMs: 1_000 }, { elapsedMs });
    expect(retryDelayMs(BUSY, state(750))).toBe(250);
    expect(retryDelayMs(BUSY, state(751))).toBeUndefined();
  });

  it("takes one retry from the budget, and is not retried without", () => {
    const budget = new RetryBudget(1);
    expect(retryDelayMs(BUSY, stateOf({}, { budget }))).toBe(250);
    expect(retryDelayMs(BUSY, stateOf({}, { budget }))).toBeUndefined();
  });

  it("takes nothing from the budget where it is not retried", () => {
    const budget = new RetryBudget(1);
    expect(retryDelayMs(BUSY, stateOf({ maxElapsedMs: 1 }, { budget }))).toBeUndefined();
    expect(retryDelayMs(BUSY, stateOf({ errcodes: [] }, { budget }))).toBeUndefined();
    expect(retryDelayMs(BUSY, stateOf({}, { budget }))).toBe(250);
  });
});

describe("Retry-After", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse("2026-01-01T00:00:00Z"), toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["in seconds, replaces a shorter backoff", "2", 2_000],
    ["as a date, replaces a shorter backoff", "Thu, 01 Jan 2026 00:00:03 GMT", 3_000],
    ["shorter than the backoff does not count", "0.1", 250],
    ["of 0 does not count", "0", 250],
    ["below 0 does not count", "-5", 250],
    ["in the past does not count", "Wed, 31 Dec 2025 00:00:00 GMT", 250],
    ["that is neither does not count", "soon", 250],
    ["that is empty does not count", "", 250],
  ])("%s", (_, header, expected) => {
    expect(retryDelayMs(unavailable(header), stateOf())).toBe(expected);
  });

  it("beyond maxElapsedMs, or longer than a timer, ends the call", () => {
    expect(retryDelayMs(unavailable("31"), stateOf())).toBeUndefined();
    const endless = stateOf({ maxElapsedMs: Number.POSITIVE_INFINITY });
    expect(retryDelayMs(unavailable(`${MAX_TIMER_MS / 1_000}`), endless)).toBe(MAX_TIMER_MS);
    expect(retryDelayMs(unavailable(`${MAX_TIMER_MS / 1_000 + 1}`), endless)).toBeUndefined();
  });

  it("of no response is none", () => {
    expect(retryDelayMs(unavailable(), stateOf())).toBe(250);
    const config = requestConfig({ url: "/p" });
    expect(retryDelayMs(new AxiosError("reset", "ECONNRESET", config), stateOf())).toBe(250);
  });
});
