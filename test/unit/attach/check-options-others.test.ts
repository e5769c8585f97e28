import axios from "axios";
import { describe, expect, it } from "vitest";
import { checkCallOptions } from "../../../src/call/check-options.ts";
import {
  createTokenManager,
  errcodeInterceptor,
  memoryStore,
  type TokenStore,
  tokenManagers,
} from "../../../src/index.ts";

const SECRET = "s3cret-0123456789abcdef";
const fetch = async () => ({ access_token: "T", expires_in: 7200 });
const provider = { key: "central", fetch };

function complaint(check: () => unknown): string {
  try {
    check();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as TypeError).message;
  }
  return "";
}

describe("a call's own options", () => {
  it("are accepted if they are valid", () => {
    for (const wechat of [
      {},
      { token: "T", refresh: false, retry: false, accept: true, body: () => "x" },
      { token: false, refresh: true, retry: { maxRetries: 1 }, accept: [40003] },
      { token: undefined, refresh: undefined, retry: undefined, accept: undefined, body: undefined },
    ]) {
      expect(complaint(() => checkCallOptions(wechat))).toBe("");
    }
  });

  it.each<[string, unknown, string]>([
    ["token", "", "false or a non-empty string"],
    ["token", true, "false or a non-empty string"],
    ["refresh", 0, "true or false"],
    ["retry", true, "an object"],
    ["accept", false, "true or an array of errcodes, whole numbers other than 0"],
    ["accept", ["40003"], "true or an array of errcodes, whole numbers other than 0"],
    ["body", "text", "a function"],
  ])("reject %s as %o, by name, with the allowed values", (name, value, allowed) => {
    expect(complaint(() => checkCallOptions({ [name]: value }))).toContain(
      `wechat.${name} must be ${allowed}, got `,
    );
  });

  it("reject an unknown name, and a retry option by its whole name", () => {
    expect(complaint(() => checkCallOptions({ tokne: SECRET }))).toBe(
      "wechat.tokne is not an option; the options are account, tokens, token, param, refresh, retry, accept, body, repeatable, security, rejectPartial",
    );
    expect(complaint(() => checkCallOptions({ retry: { maxRetries: -1 } }))).toContain(
      "wechat.retry.maxRetries must be a whole number, 0 or more",
    );
  });

  it.each([[null], [SECRET], [true], [[]]])(
    "must be an object, not %o, whose value is not printed",
    (wechat) => {
      const message = complaint(() => checkCallOptions(wechat));
      expect(message).toMatch(/^wechat must be an object, got /);
      expect(message).not.toContain(SECRET);
    },
  );
});

describe("createTokenManager", () => {
  it("accepts valid options", () => {
    const http = axios.create();
    const onRefresh = () => {};
    for (const options of [
      { provider: fetch },
      { provider, store: memoryStore(), refreshAheadMs: 1, lockWaitMs: 1, lockLeaseMs: 1, http, onRefresh },
    ]) {
      expect(complaint(() => createTokenManager(options))).toBe("");
    }
  });

  it.each<[string, object]>([
    ["options must be an object, got undefined", undefined as never],
    ["options.provider must be given", {}],
    ["options.provider must be given", { provider: undefined }],
    ["options.provider must be a function, or", { provider: { key: "k" } }],
    ["options.http must be an axios instance, got null", { provider, http: null }],
    ["options.http must be an axios instance, got an object", { provider, http: {} }],
    ["options.refreshAheadMs must be a number of milliseconds", { provider, refreshAheadMs: "1" }],
    ["options.onRefresh must be a function", { provider, onRefresh: {} }],
    [
      "options.tokens is not an option; the options are provider, store, refreshAheadMs,",
      { provider, tokens: {} },
    ],
    [
      "options.store and a function for options.provider cannot be combined",
      { provider: fetch, store: memoryStore() },
    ],
  ])("says %s", (message, options) => {
    expect(complaint(() => createTokenManager(options as never))).toContain(message);
  });
});

it.each([
  ["createTokenManager", (store: TokenStore) => createTokenManager({ provider, store })],
  ["tokenManagers", (store: TokenStore) => tokenManagers({ provider: () => provider, store })],
])("%s accepts a store without a lock, and rejects one whose lock is not a function", (_, make) => {
  expect(complaint(() => make({ ...memoryStore(), lock: undefined } as never))).toBe("");
  for (const lock of [5, null, {}]) {
    expect(complaint(() => make({ ...memoryStore(), lock } as never))).toBe(
      "options.store must be a TokenStore whose lock is a function, got an object",
    );
  }
});

describe("errcodeInterceptor", () => {
  it.each<[string, object]>([
    ["options.product must be one of", { product: "qq" }],
    ["options.tokenErrcodes must be an array of errcodes", { tokenErrcodes: [0] }],
    ["options.readEnvelope must be a function", { readEnvelope: true }],
    [
      "options.retry is not an option; the options are product, tokenErrcodes, readEnvelope",
      { retry: false },
    ],
  ])("says %s", (message, options) => {
    expect(complaint(() => errcodeInterceptor(options))).toContain(message);
  });

  it("accepts no options, and all valid ones", () => {
    expect(complaint(() => errcodeInterceptor())).toBe("");
    expect(complaint(() => errcodeInterceptor({ product: "wecom", tokenErrcodes: [42001] }))).toBe("");
  });
});
