import { describe, expect, it } from "vitest";
import {
  authorizerProvider,
  clientCredentialProvider,
  componentProvider,
  stableTokenProvider,
  wecomProvider,
} from "../../../../src/index.ts";

const SECRET = "s3cret-0123456789abcdef";
const manager = { get: async () => "C1", refresh: async () => "C2" };
const refreshToken = { load: () => "R1", save: () => {} };

const RIGHT: Record<string, [(options: never) => { key: string }, Record<string, unknown>]> = {
  stableTokenProvider: [stableTokenProvider, { appid: "wx1", secret: SECRET }],
  clientCredentialProvider: [clientCredentialProvider, { appid: "wx1", secret: SECRET }],
  wecomProvider: [wecomProvider, { corpid: "ww1", corpsecret: SECRET }],
  componentProvider: [
    componentProvider,
    { component_appid: "wx1", component_appsecret: SECRET, ticket: () => SECRET },
  ],
  authorizerProvider: [
    authorizerProvider,
    { component: manager, component_appid: "wx1", authorizer_appid: "wx2", refreshToken },
  ],
};

const EACH = Object.entries(RIGHT).flatMap(([factory, [, options]]) =>
  Object.keys(options).map((name) => [factory, name] as const),
);

function complaint(factory: string, change: Record<string, unknown>): string {
  const [make, options] = RIGHT[factory] ?? [];
  try {
    make?.({ ...options, ...change } as never);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as TypeError).message;
  }
  return "";
}

describe.each(Object.keys(RIGHT))("%s", (factory) => {
  it("takes what is right, with and without a baseURL", () => {
    expect(complaint(factory, {})).toBe("");
    expect(complaint(factory, { baseURL: undefined })).toBe("");
    expect(complaint(factory, { baseURL: "https://proxy.example/wechat" })).toBe("");
  });

  it.each([[""], ["api.weixin.qq.com"], ["/cgi-bin"], [7], [null]])("refuses the baseURL %o", (baseURL) => {
    expect(complaint(factory, { baseURL })).toContain(`${factory}: baseURL must be an absolute URL, got `);
  });

  it.each([[undefined], [null], ["wx1"]])("wants an object, not %o", (options) => {
    const [make] = RIGHT[factory] ?? [];
    expect(() => make?.(options as never)).toThrow(`${factory}: options must be an object with `);
  });

  it("has a key that names the account, and holds no secret", () => {
    const [make, options] = RIGHT[factory] ?? [];
    const key = make?.(options as never).key;
    expect(key).toMatch(/wx1|ww1/);
    expect(key).not.toContain(SECRET);
  });
});

describe("an option of a provider", () => {
  it.each(EACH)("of %s is named when it is wrong, and its value is not printed: %s", (factory, name) => {
    for (const wrong of [undefined, null, "", "  ", 987654321, [SECRET], { SECRET }]) {
      const message = complaint(factory, { [name]: wrong });
      expect(message).toContain(`${factory}: ${name} must be `);
      expect(message).not.toContain(SECRET);
      expect(message).not.toContain("987654321");
    }
  });
});

// Trap: a secret read from a file, with its line break, was sent along and called wrong by WeChat.
describe("an id or a secret with white space around it", () => {
  it.each(EACH.filter(([, name]) => /id$|secret$/.test(name)))(
    "of %s is a TypeError that names it: %s",
    (factory, name) => {
      for (const padded of [`${SECRET}\n`, ` ${SECRET}`, `${SECRET}\t`]) {
        expect(complaint(factory, { [name]: padded })).toBe(
          `${factory}: ${name} must be a string without white space around it, got a string with white space around it`,
        );
      }
    },
  );
});

describe("what a refusal says", () => {
  it("is which options there must be, where there are none", () => {
    expect(() => stableTokenProvider(undefined as never)).toThrow(
      /^stableTokenProvider: options must be an object with appid, secret$/,
    );
  });

  it.each([
    [undefined, "undefined"],
    [null, "null"],
    ["", "an empty string"],
    [7, "a number"],
  ])("is the kind of what came instead: %o", (secret, kind) => {
    expect(complaint("stableTokenProvider", { secret })).toBe(
      `stableTokenProvider: secret must be a non-empty string, got ${kind}`,
    );
  });

  it("is that a URL object is no baseURL, which goes to axios as it is", () => {
    expect(complaint("stableTokenProvider", { baseURL: new URL("https://proxy.example") })).toBe(
      "stableTokenProvider: baseURL must be an absolute URL, got an object",
    );
  });

  it.each([
    ["component", { get: manager.get }],
    ["component", { refresh: manager.refresh }],
    ["refreshToken", { load: refreshToken.load }],
    ["refreshToken", { save: refreshToken.save }],
  ])("of authorizerProvider, when half of %s is missing, is what it must be", (name, half) => {
    expect(complaint("authorizerProvider", { [name]: half })).toContain(
      `authorizerProvider: ${name} must be `,
    );
  });
});

describe("the keys", () => {
  // Trap (silenceper/wechat#706): the applications of one corp shared a token, because the key lacked the secret.
  it("of two applications of one WeCom corp differ, by a hash of the secret", () => {
    const key = (corpsecret: string) => wecomProvider({ corpid: "ww1", corpsecret }).key;
    expect(key("first-0123456789")).not.toBe(key("second-0123456789"));
    // To the letter: with another one, a new version would not find the tokens that an older one stored.
    expect(key("first-0123456789")).toBe("wecom:ww1:e6c98da6652c4b23");
  });

  it("of stable_token and token differ: neither invalidates the other's tokens", () => {
    const credentials = { appid: "wx1", secret: SECRET };
    expect(stableTokenProvider(credentials).key).not.toBe(clientCredentialProvider(credentials).key);
  });

  it("of one account under two platforms differ", () => {
    const key = (component_appid: string) =>
      authorizerProvider({ component: manager, component_appid, authorizer_appid: "wx2", refreshToken }).key;
    expect(key("wx1")).not.toBe(key("wx3"));
  });
});
