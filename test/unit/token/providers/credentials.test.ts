import { describe, expect, it } from "vitest";
import {
  authorizerProvider,
  clientCredentialProvider,
  componentProvider,
  corpProvider,
  createTokenManager,
  jsapiTicketProvider,
  providerTokenProvider,
  stableTokenProvider,
  suiteProvider,
  userTokenProvider,
  wecomProvider,
} from "../../../../src/index.ts";
import { type TokenProvider, tokenKindOf } from "../../../../src/token/provider.ts";
import { ask, endpointStub } from "./endpoint-stub.ts";

const SECRET = "s3cret-0123456789abcdef";
const manager = { get: async () => "C1", refresh: async () => "C2" };
const refreshToken = { load: () => "R1", save: () => {} };

const RIGHT: Record<string, [(options: never) => TokenProvider, Record<string, unknown>]> = {
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
  suiteProvider: [suiteProvider, { suite_id: "wx1", suite_secret: SECRET, ticket: () => SECRET }],
  corpProvider: [corpProvider, { suite: manager, corpid: "ww1", permanent_code: SECRET }],
  providerTokenProvider: [providerTokenProvider, { corpid: "ww1", provider_secret: SECRET }],
  userTokenProvider: [userTokenProvider, { appid: "wx1", openid: "o1", refreshToken }],
  jsapiTicketProvider: [
    jsapiTicketProvider,
    { tokens: createTokenManager({ provider: stableTokenProvider({ appid: "wx1", secret: SECRET }) }) },
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
  it("accepts valid options, with and without a baseURL", () => {
    expect(complaint(factory, {})).toBe("");
    expect(complaint(factory, { baseURL: undefined })).toBe("");
    expect(complaint(factory, { baseURL: "https://proxy.example/wechat" })).toBe("");
  });

  it.each([
    [""],
    ["api.weixin.qq.com"],
    ["/cgi-bin"],
    ["ftp://proxy.example"],
    ["localhost:3000"],
    [7],
    [null],
  ])("rejects the baseURL %o", (baseURL) => {
    expect(complaint(factory, { baseURL })).toContain(
      `${factory}: baseURL must be an absolute http or https URL, got `,
    );
  });

  it.each([[undefined], [null], ["wx1"]])("requires an object, not %o", (options) => {
    const [make] = RIGHT[factory] ?? [];
    expect(() => make?.(options as never)).toThrow(`${factory}: options must be an object with `);
  });

  it("sends its requests to its own baseURL", async () => {
    const [make, options] = RIGHT[factory] ?? [];
    const parents = "tokens" in (options ?? {}) && { tokens: manager };
    const provider = make?.({ ...options, ...parents, baseURL: "https://own.example" } as never);
    const { sent, http } = endpointStub({});
    if (provider) await ask(provider, http());
    expect(sent).toMatchObject([{ url: expect.stringMatching(/^https:\/\/own\.example\//) }]);
  });

  it("has a key that names the account, and contains no secret", () => {
    const [make, options] = RIGHT[factory] ?? [];
    const key = make?.(options as never).key;
    expect(key).toMatch(/wx1|ww1/);
    expect(key).not.toContain(SECRET);
  });
});

it.each([
  ["stableTokenProvider", "access_token"],
  ["clientCredentialProvider", "access_token"],
  ["wecomProvider", "access_token"],
  ["componentProvider", "component_access_token"],
  ["authorizerProvider", "access_token"],
  ["suiteProvider", "suite_access_token"],
  ["corpProvider", "access_token"],
  ["providerTokenProvider", "provider_access_token"],
  ["userTokenProvider", undefined],
  ["jsapiTicketProvider", undefined],
])("the kind of the tokens of %s is %s", (factory, kind) => {
  const [make, options] = RIGHT[factory] ?? [];
  expect(tokenKindOf(make?.(options as never) ?? {})).toBe(kind);
});

describe("an option of a provider", () => {
  it.each(EACH)("of %s is named when it is wrong, and no secret is printed: %s", (factory, name) => {
    for (const wrong of [undefined, null, "", "  ", 987654321, [SECRET], { SECRET }]) {
      const message = complaint(factory, { [name]: wrong });
      expect(message).toContain(`${factory}: ${name} must be `);
      expect(message).not.toContain(SECRET);
      if (!name.endsWith("id")) expect(message).not.toContain("987654321");
    }
  });

  it.each(EACH.filter(([, name]) => name.endsWith("id")))(
    "of %s is shown when it is an id: %s",
    (factory, name) => {
      expect(complaint(factory, { [name]: " wx" })).toMatch(/, got " wx"$/);
    },
  );
});

// Trap: a secret read from a file, with its line break, was sent unchanged and rejected by WeChat.
describe("an id or a secret with surrounding white space", () => {
  it.each(EACH.filter(([, name]) => /id$|secret$|code$/.test(name)))(
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

describe("a name in other letter case", () => {
  const optional = Object.keys(RIGHT).map((factory) => [factory, "baseURL"] as const);

  it.each([...EACH, ...optional, ["wecomProvider", "agentid"], ["jsapiTicketProvider", "type"]] as const)(
    "of an option of %s is a TypeError with the right one: %s",
    (factory, name) => {
      const other = name.toUpperCase();
      expect(complaint(factory, { [name]: undefined, [other]: SECRET })).toBe(
        `${factory}: ${other} is not an option; did you mean ${name}?`,
      );
    },
  );

  // A row of a database, and what it lacks: `{ ...row, appid: row.appId }`.
  it("is allowed beside the right one, as is every other name", () => {
    const row = { appId: "wx1", SECRET: 7, baseUrl: "/", baseUrls: "/", base: "/", id: 1, agentId: 2 };
    expect(complaint("stableTokenProvider", { ...row, baseURL: "https://proxy.example" })).toBe("");
  });
});

describe("an error message", () => {
  it("lists the required options when there are none", () => {
    expect(() => stableTokenProvider(undefined as never)).toThrow(
      /^stableTokenProvider: options must be an object with appid, secret$/,
    );
    expect(() => jsapiTicketProvider(undefined as never)).toThrow(
      /^jsapiTicketProvider: options must be an object with tokens$/,
    );
  });

  it.each([
    [undefined, "undefined"],
    [null, "null"],
    ["", "an empty string"],
    [7, "a number"],
  ])("names the kind of the wrong value: %o", (secret, kind) => {
    expect(complaint("stableTokenProvider", { secret })).toBe(
      `stableTokenProvider: secret must be a non-empty string, got ${kind}`,
    );
  });

  it("says that a URL object is not a baseURL, because it is passed to axios unchanged", () => {
    expect(complaint("stableTokenProvider", { baseURL: new URL("https://proxy.example") })).toBe(
      "stableTokenProvider: baseURL must be an absolute http or https URL, got an object",
    );
  });

  it.each([
    ["authorizerProvider", "component", { get: manager.get }],
    ["authorizerProvider", "component", { refresh: manager.refresh }],
    ["authorizerProvider", "refreshToken", { load: refreshToken.load }],
    ["authorizerProvider", "refreshToken", { save: refreshToken.save }],
    ["corpProvider", "suite", { get: manager.get }],
    ["jsapiTicketProvider", "tokens", { refresh: manager.refresh }],
    ["userTokenProvider", "refreshToken", { load: refreshToken.load }],
  ])("for %s with half of %s missing says what it must be", (factory, name, half) => {
    expect(complaint(factory, { [name]: half })).toContain(`${factory}: ${name} must be `);
  });

  it.each([["jsapi_ticket"], [""], [null], [7]])("lists the types of ticket: %o", (type) => {
    expect(complaint("jsapiTicketProvider", { type })).toMatch(
      /^jsapiTicketProvider: type must be one of "jsapi", "wx_card", "agent_config", got /,
    );
  });

  it("says that a type of ticket is another product's", () => {
    const wecom = createTokenManager({ provider: wecomProvider({ corpid: "ww1", corpsecret: SECRET }) });
    expect(complaint("jsapiTicketProvider", { type: "agent_config" })).toBe(
      'jsapiTicketProvider: type must be "jsapi" or "wx_card" with these tokens, got "agent_config"',
    );
    expect(complaint("jsapiTicketProvider", { type: "wx_card", tokens: wecom })).toBe(
      'jsapiTicketProvider: type must be "jsapi" or "agent_config" with these tokens, got "wx_card"',
    );
    expect(complaint("jsapiTicketProvider", { type: "agent_config", tokens: wecom })).toBe("");
    expect(complaint("jsapiTicketProvider", { type: "agent_config", tokens: manager })).toBe("");
  });

  it.each([[""], [null], [{}]])("says that agentid names an application: %o", (agentid) => {
    expect(complaint("wecomProvider", { agentid })).toMatch(/^wecomProvider: agentid must be /);
  });
});

describe("a secret", () => {
  it.each(EACH.filter(([, name]) => /secret$|code$/.test(name)))(
    "of %s may be a function: %s",
    (factory, name) => {
      expect(complaint(factory, { [name]: () => SECRET })).toBe("");
      expect(complaint(factory, { [name]: async () => SECRET })).toBe("");
    },
  );
});

describe("the keys", () => {
  // Trap (silenceper/wechat#706): the applications of one corp shared a token, because the key lacked the secret.
  it("of two applications of one WeCom corp differ, by a hash of the secret", () => {
    const key = (corpsecret: string) => wecomProvider({ corpid: "ww1", corpsecret }).key;
    expect(key("first-0123456789")).not.toBe(key("second-0123456789"));
    // Exact values: with others, a new version would not find the tokens that an older one stored.
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

  const keyOf = (factory: string, change: Record<string, unknown> = {}) => {
    const [make, options] = RIGHT[factory] ?? [];
    return make?.({ ...options, ...change } as never).key;
  };

  it("of one corp, ticket or user under different parents differ", () => {
    const suite = (suite_id: string) =>
      createTokenManager({ provider: suiteProvider({ suite_id, suite_secret: SECRET, ticket: () => "t" }) });
    const tokens = (appid: string) =>
      createTokenManager({ provider: stableTokenProvider({ appid, secret: SECRET }) });
    expect(keyOf("corpProvider", { suite: suite("ss1") })).toBe("corp:ww1:suite:ss1");
    expect(keyOf("corpProvider", { suite: suite("ss2") })).toBe("corp:ww1:suite:ss2");
    expect(keyOf("jsapiTicketProvider", { tokens: tokens("wx1") })).toBe(
      "jsapi_ticket:jsapi:stable_token:wx1",
    );
    expect(keyOf("jsapiTicketProvider", { type: "wx_card" })).toBe("jsapi_ticket:wx_card:stable_token:wx1");
    expect(keyOf("userTokenProvider", { openid: "o2" })).toBe("user:wx1:o2");
  });

  // Trap: with the same name, two accounts would share a token in a store.
  it("of an account without a name are unique", () => {
    expect(keyOf("jsapiTicketProvider", { tokens: manager })).not.toBe(
      keyOf("jsapiTicketProvider", { tokens: manager }),
    );
    const corpsecret = () => SECRET;
    expect(keyOf("wecomProvider", { corpsecret })).not.toBe(keyOf("wecomProvider", { corpsecret }));
  });

  it.each([1000002, "1000002"])(
    "of a WeCom application contain its agentid, if there is one: %o",
    (agentid) => {
      for (const corpsecret of [SECRET, () => SECRET]) {
        expect(keyOf("wecomProvider", { corpsecret, agentid })).toBe("wecom:ww1:agent-1000002");
      }
    },
  );
});
