import axiosRetry from "axios-retry";
import { describe, expect, it, vi } from "vitest";
import { callInfo, createTokenManager, TokenFetchError, tokenManagers } from "../../../src/index.ts";
import { attached, reasonOf, stating } from "../attached.ts";

const PATH = "/cgi-bin/user/info";
const OK = stating(0);

const provider = (account: string) => ({
  key: account,
  fetch: async () => ({ access_token: `of-${account}`, expires_in: 7200 }),
});
/** An instance with the accounts of a pool. */
const withAccounts = (options: object = {}) =>
  attached([OK], { tokens: undefined, accounts: tokenManagers({ provider }), ...options });

describe("an instance with one account", () => {
  it("rejects a call that names an account", async () => {
    const { api, sent } = attached([OK]);
    const error = await reasonOf(api.get(PATH, { wechat: { account: "wxa" } }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({
      message: expect.stringContaining("wechat.account needs options.accounts"),
    });
    expect(sent).toEqual([]);
  });

  it("uses the manager that a call gives, and names its account", async () => {
    const { api, sent } = attached([OK]);
    const tokens = createTokenManager({ provider: provider("another") });
    const response = await api.get(PATH, { wechat: { tokens } });
    expect(sent).toEqual(["of-another"]);
    expect(callInfo(response)).toMatchObject({ account: "another" });
  });
});

describe("an instance with many accounts", () => {
  it("uses the one that the call names", async () => {
    const { api, sent } = withAccounts();
    await api.get(PATH, { wechat: { account: "wxa" } });
    await api.get(PATH, { wechat: { account: "wxb" } });
    expect(sent).toEqual(["of-wxa", "of-wxb"]);
  });

  it("uses the one that accountOf names", async () => {
    const { api, sent } = withAccounts({ accountOf: () => "wxc" });
    await api.get(PATH);
    await api.get(PATH, { wechat: { refresh: true } });
    expect(sent).toEqual(["of-wxc", "of-wxc"]);
  });

  it("must be told one, where the path takes its token", async () => {
    const { api, sent } = withAccounts();
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: expect.stringContaining("wechat.account must be given") });
    expect(sent).toEqual([]);
  });

  it("needs none for a path that takes no token, nor for a call with a token of its own", async () => {
    const { api, sent } = withAccounts();
    await api.get("/cgi-bin/token");
    await api.get(PATH, { wechat: { token: "mine" } });
    await api.get(PATH, { wechat: { token: false } });
    expect(sent).toEqual([undefined, "mine", undefined]);
  });
});

describe("an account without a provider", () => {
  const makes = vi.fn((): never => {
    throw new Error("no such tenant");
  });
  const options = { accounts: tokenManagers({ provider: makes }), accountOf: () => "wxa" };

  it.each([
    ["named by accountOf", undefined],
    ["of a call with options", { retry: false } as const],
  ])("fails the call, which the caller's axios-retry does not repeat: %s", async (_, wechat) => {
    const { api, sent } = withAccounts(options);
    axiosRetry(api, { retries: 3, retryCondition: () => true, retryDelay: () => 0 });
    makes.mockClear();
    const error = await reasonOf(api.get(PATH, wechat && { wechat }));
    expect(error).toBeInstanceOf(TokenFetchError);
    expect(error).toMatchObject({ account: "wxa" });
    expect(makes).toHaveBeenCalledOnce();
    expect(sent).toEqual([]);
  });
});

it("an option of a call that is unknown is a TypeError, and nothing is sent", async () => {
  const { api, sent } = attached([OK]);
  const error = await reasonOf(api.get(PATH, { wechat: { acept: true } as never }));
  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({ message: expect.stringContaining("wechat.acept") });
  expect(sent).toEqual([]);
});
