import { describe, expect, it } from "vitest";
import { clientCredentialProvider, componentProvider, stableTokenProvider } from "../../../src/index.ts";
import { QuotaPauses } from "../../../src/quota/pauses.ts";
import { type AccountOptions, appidOf, createAccount, internalsOf } from "../../../src/token/account.ts";
import { Manager, type TokenSource } from "../../../src/token/manager.ts";
import type { TokenProvider } from "../../../src/token/provider.ts";
import { managerSettings } from "../../../src/token/renewal/settings.ts";
import { RenewalPauses } from "../../../src/token/renewal-pauses.ts";

const APPID = "wx0123456789abcdef";
const OWN: TokenProvider = {
  key: `stable_token:${APPID}`,
  param: "suite_access_token",
  tokenErrcodes: [40082],
  product: "wecom",
  fetch: async () => ({ access_token: "T1", expires_in: 7200 }),
};

const managerOf = (provider: TokenProvider | TokenProvider["fetch"], name?: string) =>
  new Manager(provider, managerSettings({}), name);
const accountOf = (tokens: TokenSource | undefined, options: AccountOptions = {}) =>
  createAccount(tokens, options, () => 0);

describe("an account", () => {
  it("has what its provider says of its tokens, and the name and the pauses of its manager", () => {
    const manager = managerOf(OWN, "tenant-1");
    const account = accountOf(manager);
    expect(account).toMatchObject({
      name: "tenant-1",
      product: "wecom",
      param: "suite_access_token",
      tokenErrcodes: [40082],
      tokenKind: undefined,
    });
    expect(account.tokens).toBe(manager);
    expect(account.manager).toBe(manager);
    expect(account.renewalPauses).toBe(manager.renewalPauses);
    expect(account.quotaPauses).toBe(manager.quotaPauses);
  });

  it("of a provider that says nothing has the usual parameter and errcodes, and no product", () => {
    expect(accountOf(managerOf(OWN.fetch))).toMatchObject({
      name: "token-fetcher",
      product: undefined,
      param: "access_token",
      tokenErrcodes: [40001, 40014, 42001],
    });
  });

  it("has what the attachment's options say, whatever its provider says", () => {
    const options = { tokenErrcodes: [41001], product: "open" } as const;
    expect(accountOf(managerOf(OWN), options)).toMatchObject(options);
  });

  it("of a user's own manager has no name and no internals, and pauses of its own", () => {
    const own: TokenSource = { get: async () => "T1", refresh: async () => "T2" };
    const account = accountOf(own);
    expect(account).toMatchObject({ name: undefined, manager: undefined, param: "access_token" });
    expect(account.tokens).toBe(own);
    expect(account.tokenErrcodes).toEqual([40001, 40014, 42001]);
    expect(account.renewalPauses).toBeInstanceOf(RenewalPauses);
    expect(account.quotaPauses).toBeInstanceOf(QuotaPauses);
  });

  it("without token handling knows no errcode of a rejected token, unless the options name some", () => {
    expect(accountOf(undefined)).toMatchObject({ tokens: undefined, tokenErrcodes: [] });
    expect(accountOf(undefined, { tokenErrcodes: [40001] }).tokenErrcodes).toEqual([40001]);
  });
});

it("only a manager of this package has internals", () => {
  const manager = managerOf(OWN);
  expect(internalsOf(manager)).toBe(manager);
  expect(internalsOf({ get: manager.get, refresh: manager.refresh })).toBeUndefined();
  expect(internalsOf(undefined)).toBeUndefined();
});

describe("the appid of an account", () => {
  const secret = "0123456789abcdef-appsecret";
  const appid = (provider: TokenProvider) => appidOf(accountOf(managerOf(provider)));
  const named = (key: string) => appid(Object.assign(stableTokenProvider({ appid: APPID, secret }), { key }));

  it("is the one of its built-in provider", () => {
    expect(appid(stableTokenProvider({ appid: APPID, secret }))).toBe(APPID);
    expect(appid(clientCredentialProvider({ appid: APPID, secret }))).toBe(APPID);
    const platform = { component_appid: APPID, component_appsecret: secret, ticket: () => "ticket" };
    expect(appid(componentProvider(platform))).toBe(APPID);
    expect(named(`authorizer:wxplatform:${APPID}`)).toBe(APPID);
  });

  it.each([
    `x-stable_token:${APPID}`,
    `stable_token:${APPID}:x`,
    "corp:ww1",
    "stable_token:",
    `authorizer:${APPID}`,
  ])("is unknown for the key %s", (key) => expect(named(key)).toBeUndefined());

  it("is unknown for a provider of the user's own, whatever its key", () => {
    expect(appid(OWN)).toBeUndefined();
    expect(appidOf(accountOf(undefined))).toBeUndefined();
  });
});
