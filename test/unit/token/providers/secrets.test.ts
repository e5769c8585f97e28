import { describe, expect, it } from "vitest";
import {
  clientCredentialProvider,
  componentProvider,
  corpProvider,
  providerTokenProvider,
  stableTokenProvider,
  suiteProvider,
  type TokenProvider,
  wecomProvider,
} from "../../../../src/index.ts";
import { printed } from "../../printed.ts";
import { ask, endpointStub } from "./endpoint-stub.ts";

const SECRET = "s3cret-0123456789abcdef";
const suite = { get: async () => "S1", refresh: async () => "S2" };
const GRANT = {
  access_token: "T1",
  component_access_token: "T1",
  suite_access_token: "T1",
  provider_access_token: "T1",
  expires_in: 7200,
};

type Secret = () => never;

/** Each secret of a provider: its factory, its name, and how to create the provider with it. */
const SECRETS: readonly [factory: string, name: string, make: (secret: Secret) => TokenProvider][] = [
  ["stableTokenProvider", "secret", (secret) => stableTokenProvider({ appid: "wx1", secret })],
  ["clientCredentialProvider", "secret", (secret) => clientCredentialProvider({ appid: "wx1", secret })],
  ["wecomProvider", "corpsecret", (corpsecret) => wecomProvider({ corpid: "ww1", corpsecret })],
  [
    "componentProvider",
    "component_appsecret",
    (component_appsecret) =>
      componentProvider({ component_appid: "wx1", component_appsecret, ticket: () => "ticket" }),
  ],
  [
    "componentProvider",
    "ticket",
    (ticket) => componentProvider({ component_appid: "wx1", component_appsecret: SECRET, ticket }),
  ],
  [
    "suiteProvider",
    "suite_secret",
    (suite_secret) => suiteProvider({ suite_id: "ss1", suite_secret, ticket: () => "ticket" }),
  ],
  ["suiteProvider", "ticket", (ticket) => suiteProvider({ suite_id: "ss1", suite_secret: SECRET, ticket })],
  [
    "corpProvider",
    "permanent_code",
    (permanent_code) => corpProvider({ suite, corpid: "ww1", permanent_code }),
  ],
  [
    "providerTokenProvider",
    "provider_secret",
    (provider_secret) => providerTokenProvider({ corpid: "ww1", provider_secret }),
  ],
];

describe.each(SECRETS)("%s with a function for %s", (factory, name, make) => {
  it("calls it for each token, and sends its current value", async () => {
    const { sent, http } = endpointStub(GRANT);
    const secrets = ["first-0123456789", Promise.resolve("second-0123456789")];
    const provider = make((() => secrets.shift()) as Secret);
    const client = http();
    await ask(provider, client);
    await ask(provider, client);
    expect(JSON.stringify(sent[0])).toContain("first-0123456789");
    expect(JSON.stringify(sent[1])).toContain("second-0123456789");
    expect(sent).toHaveLength(2);
  });

  it.each([
    [undefined, "a non-empty string, got undefined"],
    [null, "a non-empty string, got null"],
    ["", "a non-empty string, got an empty string"],
    [{ SECRET }, "a non-empty string, got an object"],
    [`${SECRET}\n`, "a string without white space around it, got a string with white space around it"],
  ])("that returns %o names it, and makes no request", async (value, complaint) => {
    const { sent, http } = endpointStub(GRANT);
    for (const returned of [value, Promise.resolve(value)]) {
      const error = await ask(make((() => returned) as Secret), http()).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toBe(`${factory}: ${name}() must return ${complaint}`);
      expect(printed(error)).not.toContain(SECRET);
    }
    expect(sent).toEqual([]);
  });

  it("that throws is named, and makes no request", async () => {
    const { sent, http } = endpointStub(GRANT);
    const reason = new Error("the vault is sealed");
    const throwing: Secret = () => {
      throw reason;
    };
    for (const fails of [throwing, () => Promise.reject(reason) as never]) {
      const error = await ask(make(fails), http()).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        message: `${factory}: ${name}() failed: the vault is sealed`,
        cause: reason,
      });
    }
    const oddly = ask(
      make(() => Promise.reject("no") as never),
      http(),
    );
    await expect(oddly).rejects.toThrow(`${factory}: ${name}() failed: it threw a string`);
    expect(sent).toEqual([]);
  });

  it("does not print it when the endpoint or a user's own adapter echoes it", async () => {
    const rejecting = endpointStub({ errcode: 40013, errmsg: `wrong: ${SECRET}` }).http();
    const broken = endpointStub(Object.assign(new Error(`cannot send ${SECRET}`), { why: SECRET })).http();
    for (const http of [rejecting, broken]) {
      const error = await ask(make((() => SECRET) as Secret), http).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(printed(error)).not.toContain(SECRET);
    }
  });
});
