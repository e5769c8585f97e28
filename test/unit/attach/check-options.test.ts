import { describe, expect, it } from "vitest";
import { checkAttachOptions } from "../../../src/attach/check-options.ts";
import { clientCredentialProvider, createTokenManager, memoryStore } from "../../../src/index.ts";

const SECRET = "s3cret-0123456789abcdef";

function complaintAbout(options: object): string {
  try {
    checkAttachOptions(options);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as TypeError).message;
  }
  return "";
}

const fetch = async () => ({ access_token: "T", expires_in: 7200 });
const provider = { key: "central", fetch };
const tokens = createTokenManager({ provider });
const errcodes = "an array of errcodes, whole numbers other than 0";
const milliseconds = "a number of milliseconds from 0 to 2147483647";
const products = 'one of "mp", "miniprogram", "open", "wecom", "channels", "card", "kf", "shake"';
const hosts = 'an array of hosts such as "api.weixin.qq.com" or "127.0.0.1:3000", without scheme and path';
const store = "a TokenStore: an object with the functions get and set";
const manager = "a TokenManager: an object with the functions get and refresh";
const aProvider = "a function, or an object with a key (text) and a fetch (function)";

describe("every option of attachWechat", () => {
  it("is accepted if it is valid", () => {
    const good: object[] = [
      {},
      { appid: "wx0123456789abcdef", secret: SECRET, store: memoryStore(), refreshAheadMs: 0 },
      { provider, store: memoryStore(), lockWaitMs: 0, lockLeaseMs: 1 },
      { provider: fetch },
      { provider: clientCredentialProvider({ appid: "wx", secret: SECRET }) },
      { provider: { ...provider, param: "t", tokenErrcodes: [40001], product: "open", canForce: true } },
      { tokens, onRefresh: () => {} },
      { tokenErrcodes: [], product: "wecom", retry: false },
      { retry: {}, hosts: [], failoverHosts: ["api2.weixin.qq.com"] },
      { readEnvelope: () => undefined, onRetry: () => {} },
      { retry: { errcodes: [-1], maxRetries: 0, baseDelayMs: 0, maxDelayMs: 0, maxElapsedMs: Infinity } },
      { retry: { budget: false, shouldRetry: () => false } },
      { retry: { budget: 0.5 } },
      // The values of `process.env` in options under exactOptionalPropertyTypes.
      { provider, store: undefined, tokens: undefined, retry: undefined, hosts: undefined },
    ];
    for (const options of good) expect(complaintAbout(options)).toBe("");
  });

  it.each<[string, unknown, string]>([
    ["appid", "", "a non-empty string"],
    ["appid", 12345, "a non-empty string"],
    ["secret", " ", "a non-empty string"],
    ["secret", `${SECRET}\n`, "a string without white space around it"],
    ["appid", " wx", "a string without white space around it"],
    ["secret", { SECRET }, "a non-empty string"],
    ["provider", null, aProvider],
    ["provider", {}, aProvider],
    ["provider", { key: "", fetch }, aProvider],
    ["provider", { key: "k", fetch: "fetch" }, aProvider],
    ["provider", { ...provider, param: "" }, "a provider whose param is a non-empty string"],
    ["provider", { ...provider, tokenErrcodes: ["40001"] }, "a provider whose tokenErrcodes are errcodes"],
    ["provider", { ...provider, product: "qq" }, `a provider whose product is ${products}`],
    ["tokens", SECRET, manager],
    ["tokens", { get: fetch }, manager],
    ["store", { get: fetch }, store],
    ["store", null, store],
    ["store", { ...memoryStore(), lock: 5 }, "a TokenStore whose lock is a function"],
    ["refreshAheadMs", -1, milliseconds],
    ["refreshAheadMs", "240000", milliseconds],
    ["lockWaitMs", Number.NaN, milliseconds],
    ["lockLeaseMs", 2 ** 31, milliseconds],
    ["tokenErrcodes", [0], errcodes],
    ["tokenErrcodes", 40001, errcodes],
    ["product", "weixin", products],
    ["retry", true, "an object"],
    ["retry", 3, "an object"],
    ["hosts", "api.weixin.qq.com", hosts],
    ["hosts", ["https://api.weixin.qq.com"], hosts],
    ["failoverHosts", ["api2.weixin.qq.com/cgi-bin"], hosts],
    ["readEnvelope", {}, "a function"],
    ["onRefresh", true, "a function"],
    ["onRetry", [], "a function"],
  ])("%s is rejected as %o, by name, with the allowed values", (name, value, allowed) => {
    expect(complaintAbout({ [name]: value })).toContain(`options.${name} must be ${allowed}, got `);
  });

  it.each<[string, unknown, string]>([
    ["errcodes", [0.5], errcodes],
    ["maxRetries", -1, "a whole number, 0 or more"],
    ["maxRetries", 1.5, "a whole number, 0 or more"],
    ["maxRetries", Number.POSITIVE_INFINITY, "a whole number, 0 or more"],
    ["baseDelayMs", -1, milliseconds],
    ["maxDelayMs", Number.POSITIVE_INFINITY, milliseconds],
    ["maxElapsedMs", "30s", "a number of milliseconds, 0 or more, or Infinity"],
    ["maxElapsedMs", Number.NaN, "a number of milliseconds, 0 or more, or Infinity"],
    ["budget", true, "false or a number of retries, 0 or more"],
    ["budget", -1, "false or a number of retries, 0 or more"],
    ["shouldRetry", false, "a function"],
  ])("retry.%s is rejected as %o, by its whole name", (name, value, allowed) => {
    expect(complaintAbout({ retry: { [name]: value } })).toContain(
      `options.retry.${name} must be ${allowed}, got `,
    );
  });

  it("has a known name: a misspelled one is rejected, with the list of names", () => {
    expect(complaintAbout({ appId: "wx" })).toMatch(
      /^options\.appId is not an option; did you mean appid\? The options are appid, secret, /,
    );
    expect(complaintAbout({ retry: { retries: 3 } })).toMatch(
      /^options\.retry\.retries is not an option; the options are errcodes, maxRetries, /,
    );
  });

  it.each([[null], ["wx"], [[]]])("is in an object, not in %o", (options) => {
    expect(() => checkAttachOptions(options as never)).toThrow(/^options must be an object, got /);
  });
});

describe("a product that does not exist", () => {
  // Trap: the message for "wework" was "got a string".
  it("is printed in the message, with the list of names", () => {
    expect(complaintAbout({ product: "wework" })).toBe(`options.product must be ${products}, got "wework"`);
  });

  it("is not printed when it is too long for a name: it may be a misplaced secret", () => {
    expect(complaintAbout({ product: SECRET })).toBe(`options.product must be ${products}, got a string`);
  });
});

describe("mutually exclusive options", () => {
  it.each([
    [{ appid: "wx", secret: SECRET, provider }, "appid and secret and provider"],
    [{ appid: "wx", secret: SECRET, tokens }, "appid and secret and tokens"],
    [{ provider, tokens }, "provider and tokens"],
  ])("are rejected: %o", (options, names) => {
    expect(complaintAbout(options)).toBe(`options: ${names} cannot be combined; pass only one`);
  });

  it.each(["store", "refreshAheadMs", "lockWaitMs", "lockLeaseMs"])(
    "include tokens and %s, which is the manager's own",
    (name) => {
      const value = name === "store" ? memoryStore() : 1_000;
      expect(complaintAbout({ tokens, [name]: value })).toBe(
        `options.${name} and options.tokens cannot be combined; pass ${name} to createTokenManager`,
      );
    },
  );

  it("include a store and a function as provider, because a function has no key", () => {
    expect(complaintAbout({ provider: fetch, store: memoryStore() })).toBe(
      "options.store and a function for options.provider cannot be combined: the store needs a key; pass { key, fetch }",
    );
  });
});

describe("appid and secret", () => {
  // `appid: process.env.WECHAT_APPID` of an environment without the variable must not mean "no token handling".
  it.each([
    [{ appid: undefined, secret: undefined }, "appid"],
    [{ appid: undefined }, "appid"],
    [{ secret: undefined }, "appid"],
    [{ appid: undefined, secret: SECRET }, "appid"],
    [{ appid: "wx", secret: undefined }, "secret"],
    [{ appid: "wx" }, "secret"],
    [{ secret: SECRET }, "appid"],
  ])("are both required as soon as one is named: %o", (options, missing) => {
    expect(complaintAbout(options)).toBe(`options.${missing} must be a non-empty string, got undefined`);
  });
});

describe("an error message", () => {
  it.each<[object]>([
    [{ appid: [SECRET], secret: SECRET }],
    [{ appid: "wx", secret: [SECRET] }],
    [{ appid: "wx", secret: 987654321 }],
    [{ appid: "wx", secret: -987654321.5 }],
    [{ provider: SECRET }],
    [{ provider: { key: SECRET, fetch: SECRET } }],
    [{ tokens: SECRET }],
    [{ retry: SECRET }],
    [{ hosts: [`https://u:${SECRET}@api.weixin.qq.com`] }],
    [{ product: SECRET }],
    [{ store: SECRET }],
  ])("never prints the value, which may be a secret: %#", (options) => {
    const message = complaintAbout(options);
    expect(message).not.toBe("");
    expect(message).not.toContain(SECRET);
    expect(message).not.toContain("987654321");
  });
});
