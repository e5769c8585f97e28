import { describe, expect, it } from "vitest";
import { DEFAULT_BUDGET, NO_RETRY, resolveRetry } from "../../../src/retry/options.ts";

const DEFAULTS = {
  errcodes: [-1, 45009],
  maxRetries: 3,
  baseDelayMs: 500,
  maxDelayMs: 10_000,
  maxElapsedMs: 30_000,
  timeouts: false,
  unsafe: true,
  shouldRetry: undefined,
};

describe("resolveRetry", () => {
  it("has the documented defaults", () => {
    expect(resolveRetry(undefined)).toEqual(DEFAULTS);
    expect(resolveRetry({})).toEqual(DEFAULTS);
    expect(DEFAULT_BUDGET).toBe(100);
  });

  it("overrides the defaults with the given options", () => {
    expect(resolveRetry({ maxRetries: 0, errcodes: [] })).toEqual({
      ...DEFAULTS,
      maxRetries: 0,
      errcodes: [],
    });
  });

  it("overrides the attachment's options with a call's", () => {
    const base = resolveRetry({ maxRetries: 5, baseDelayMs: 1 });
    expect(resolveRetry({ baseDelayMs: 7 }, base)).toEqual({ ...DEFAULTS, maxRetries: 5, baseDelayMs: 7 });
    expect(resolveRetry(undefined, base)).toBe(base);
  });

  it("uses the defaults for a call with retries on an attachment without", () => {
    expect(resolveRetry({ maxRetries: 1 }, resolveRetry(false))).toMatchObject({
      errcodes: [-1, 45009],
      maxRetries: 1,
    });
  });

  it("treats undefined as not given", () => {
    const shouldRetry = () => true;
    const base = resolveRetry({ maxRetries: 5, shouldRetry });
    expect(resolveRetry({ maxRetries: undefined, shouldRetry: undefined }, base)).toEqual(base);
  });

  it("leaves no retries when it is false", () => {
    expect(resolveRetry(false)).toBe(NO_RETRY);
    expect(resolveRetry(false, resolveRetry({ maxRetries: 5 }))).toMatchObject({
      errcodes: [],
      maxRetries: 0,
    });
  });
});
