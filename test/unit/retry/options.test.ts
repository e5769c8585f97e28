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

  it("lays what is given over the defaults", () => {
    expect(resolveRetry({ maxRetries: 0, errcodes: [] })).toEqual({
      ...DEFAULTS,
      maxRetries: 0,
      errcodes: [],
    });
  });

  it("lays a call's options over the attachment's", () => {
    const base = resolveRetry({ maxRetries: 5, baseDelayMs: 1 });
    expect(resolveRetry({ baseDelayMs: 7 }, base)).toEqual({ ...DEFAULTS, maxRetries: 5, baseDelayMs: 7 });
    expect(resolveRetry(undefined, base)).toBe(base);
  });

  it("gives a call of an attachment without retries the defaults, where it asks for retries", () => {
    expect(resolveRetry({ maxRetries: 1 }, resolveRetry(false))).toMatchObject({
      errcodes: [-1, 45009],
      maxRetries: 1,
    });
  });

  it("takes undefined for not given", () => {
    const shouldRetry = () => true;
    const base = resolveRetry({ maxRetries: 5, shouldRetry });
    expect(resolveRetry({ maxRetries: undefined, shouldRetry: undefined }, base)).toEqual(base);
  });

  it("leaves nothing to retry with when it is false", () => {
    expect(resolveRetry(false)).toBe(NO_RETRY);
    expect(resolveRetry(false, resolveRetry({ maxRetries: 5 }))).toMatchObject({
      errcodes: [],
      maxRetries: 0,
    });
  });
});
