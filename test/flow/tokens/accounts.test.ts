import { AsyncLocalStorage } from "node:async_hooks";
import { describe, expect, test } from "vitest";
import {
  attachWechat,
  clientCredentialProvider,
  createTokenManager,
  isWechatError,
  memoryStore,
  type RefreshEvent,
  type RetryEvent,
  SystemBusyError,
  stableTokenProvider,
  TokenFetchError,
  type TokenManagersOptions,
  tokenManagers,
  UserError,
  type WechatOptions,
  wecomProvider,
} from "../../../src/index.ts";
import { AT_ONCE, rejectionOf, SEND, startWechat, storm, USER } from "../setup.ts";

const SECRET = "0123456789abcdef-appsecret";
const appidOf = (n: number) => `wx${String(n).padStart(16, "0")}`;

/** An instance with many accounts; its simulator accepts every appid. */
async function startMany(options: WechatOptions = {}, pool: Partial<TokenManagersOptions> = {}) {
  const wechat = await startWechat({}, {});
  const api = wechat.client();
  const accounts = tokenManagers({
    provider: (appid) => stableTokenProvider({ appid, secret: SECRET }),
    ...pool,
  });
  const attachment = attachWechat(api, { accounts, retry: AT_ONCE, ...options });
  /** The token that each call sent. */
  const carried = () => wechat.simulator.calls.map(({ query }) => query.access_token);
  return { ...wechat, api, accounts, attachment, carried };
}

const appidIn = (body: Uint8Array) => (JSON.parse(Buffer.from(body).toString()) as { appid: string }).appid;
const of = (account: string) => ({ wechat: { account } });

describe("many accounts on one instance", () => {
  test("have a token each, which is fetched once, renewed once, and used by no other account", async () => {
    const { api, simulator, carried } = await startMany();
    const appids = Array.from({ length: 20 }, (_, n) => appidOf(n));
    const round = () => storm(100, (n) => api.get(USER, of(appids[n % 20] as string)));
    expect((await round()).failures).toEqual([]);
    expect(simulator.tokenCalls.length).toBe(20);
    expect(new Set(carried()).size).toBe(20);
    simulator.revokeToken();
    expect((await round()).failures).toEqual([]);
    // The simulator revokes the token that was issued last.
    expect(simulator.tokenCalls.length).toBeLessThanOrEqual(40);
  });

  test("are selected by accountOf, if the call names none", async () => {
    const current = new AsyncLocalStorage<string>();
    const { api, simulator } = await startMany({ accountOf: () => current.getStore() });
    await Promise.all(
      ["wxa", "wxb"].map((appid) => current.run(appid, () => Promise.all([api.get(USER), api.get(USER)]))),
    );
    await current.run("wxa", () => api.get(USER, of("wxc")));
    expect(simulator.tokenCalls.length).toBe(3);
  });

  test("do not wait for each other", async () => {
    const { api, simulator } = await startMany();
    simulator.reply("/cgi-bin/stable_token", ({ body }) =>
      appidIn(body) === "wxslow"
        ? new Promise(() => {})
        : { access_token: simulator.issueToken(), expires_in: 7200 },
    );
    const slow = api.get(USER, { ...of("wxslow"), timeout: 1_000 }).catch((error: unknown) => error);
    expect((await api.get(USER, of("wxquick"))).data.errcode).toBe(0);
    expect(await slow).toBeInstanceOf(TokenFetchError);
  });

  test("are named in errors and events", async () => {
    const refreshes: RefreshEvent[] = [];
    const retries: RetryEvent[] = [];
    const { api, simulator } = await startMany({
      onRefresh: (event) => void refreshes.push(event),
      onRetry: (event) => void retries.push(event),
    });
    simulator.fail(SEND, -1);
    const busy = await rejectionOf(api.post(SEND, {}, of("wxa")), SystemBusyError);
    expect(busy.account).toBe("wxa");
    expect(refreshes).toMatchObject([{ account: "wxa", key: "stable_token:wxa" }]);
    expect(new Set(retries.map(({ account }) => account))).toEqual(new Set(["wxa"]));
    simulator.fail("/cgi-bin/stable_token", 40125);
    const failed = await rejectionOf(api.get(USER, of("wxb")), TokenFetchError);
    expect(failed).toMatchObject({ account: "wxb", key: "stable_token:wxb", cause: { errcode: 40125 } });
  });

  test("have a retry budget each", async () => {
    const { api, simulator } = await startMany({ retry: { ...AT_ONCE, budget: 3 } });
    simulator.fail(SEND, -1);
    const attempts = async (account: string) =>
      (await rejectionOf(api.post(SEND, {}, of(account)), SystemBusyError)).attempts;
    expect(await attempts("wxa")).toBe(4);
    expect(await attempts("wxa")).toBe(1);
    expect(await attempts("wxb")).toBe(4);
  });

  test("are not affected by an account with a wrong secret", async () => {
    const { api, simulator } = await startMany();
    simulator.reply("/cgi-bin/stable_token", ({ body }) =>
      appidIn(body) === "wxbad"
        ? { errcode: 40125, errmsg: "invalid appsecret" }
        : { access_token: simulator.issueToken(), expires_in: 7200 },
    );
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => api.get(USER, of(n % 2 ? "wxbad" : "wxgood"))),
    );
    expect(results.map(({ status }) => status)).toEqual(
      results.map((_, n) => (n % 2 ? "rejected" : "fulfilled")),
    );
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("share a store, with a key each", async () => {
    const store = memoryStore();
    const { api } = await startMany({}, { store });
    await Promise.all(["wxa", "wxb"].map((account) => api.get(USER, of(account))));
    const [a, b] = await Promise.all([store.get("stable_token:wxa"), store.get("stable_token:wxb")]);
    expect(a?.value).not.toBe(b?.value);
  });

  test("fetch their tokens from the host of the first instance with the pool", async () => {
    const { api, accounts, simulator, client } = await startMany();
    const second = client({ baseURL: "https://unreachable.invalid" });
    attachWechat(second, { accounts });
    await api.get(USER, of("wxa"));
    expect(simulator.tokenCalls.length).toBe(1);
  });
});

describe("a call without an account", () => {
  test("that needs a token is a TypeError", async () => {
    const { api, simulator } = await startMany();
    await expect(api.get(USER)).rejects.toThrow(
      new TypeError(
        "wechat.account must be given: this instance has many accounts, and options.accountOf names none for this call",
      ),
    );
    expect(simulator.calls.length).toBe(0);
  });

  test("that needs none is sent, and its errcodes are typed", async () => {
    const { api, simulator } = await startMany();
    simulator.fail("/sns/userinfo", 40003);
    const error = await rejectionOf(
      api.get("/sns/userinfo", { params: { access_token: "users" } }),
      UserError,
    );
    expect(error.account).toBeUndefined();
    await api.get(USER, { wechat: { token: simulator.issueToken() } });
  });
});

describe("invalid accounts", () => {
  test.each(["", "a\nb", "x".repeat(257), 7 as never])("%j is not an account name", async (account) => {
    const { api, accounts } = await startMany();
    await expect(api.get(USER, of(account))).rejects.toThrow(
      /^wechat\.account must be a string of 1 to 256 characters/,
    );
    expect(() => accounts.of(account)).toThrow(/^account must be a string of 1 to 256 characters/);
    const { api: other } = await startMany({ accountOf: () => account });
    await expect(other.get(USER)).rejects.toThrow(/^options\.accountOf\(config\) must be a string/);
  });

  test("wechat.account without accounts, and together with wechat.tokens", async () => {
    const { client } = await startWechat();
    const plain = client();
    attachWechat(plain);
    await expect(plain.get(USER, of("wxa"))).rejects.toThrow("wechat.account needs options.accounts");
    const { api, accounts } = await startMany();
    const both = { wechat: { account: "wxa", tokens: accounts.of("wxa") } };
    await expect(api.get(USER, both)).rejects.toThrow("wechat.account and wechat.tokens cannot be combined");
  });

  test.each(["store", "refreshAheadMs", "lockWaitMs", "lockLeaseMs", "tokenErrcodes", "product"] as const)(
    "options.%s together with accounts",
    async (name) => {
      const { client } = await startWechat();
      const values = {
        ...{ store: memoryStore(), tokenErrcodes: [40001], product: "mp" as const },
        ...{ refreshAheadMs: 1, lockWaitMs: 1, lockLeaseMs: 1 },
      };
      const options = { accounts: tokenManagers({ provider: stableFor }), [name]: values[name] };
      expect(() => attachWechat(client(), options)).toThrow(
        `options.${name} and options.accounts cannot be combined`,
      );
    },
  );

  test("accountOf without accounts, and accounts together with appid", async () => {
    const { client } = await startWechat();
    expect(() => attachWechat<WechatOptions>(client(), { accountOf: () => "a" })).toThrow(
      "options.accountOf needs options.accounts",
    );
    const accounts = tokenManagers({ provider: stableFor });
    expect(() => attachWechat<WechatOptions>(client(), { accounts, appid: "a", secret: "b" })).toThrow(
      "cannot be combined",
    );
    expect(() => tokenManagers({} as never)).toThrow("options.provider must be given");
    expect(() => tokenManagers({ provider: stableFor, max: 0 })).toThrow(
      "options.max must be a whole number",
    );
  });

  test.each<[string, () => never, string]>([
    [
      "throws",
      () => {
        throw new Error("unknown tenant");
      },
      "unknown tenant",
    ],
    ["returns a promise", (async () => stableFor("a")) as never, "must return"],
    ["returns nothing", (() => undefined) as never, "must return"],
    ["returns a function", (() => async () => ({})) as never, "must return"],
  ])(
    "a provider that %s is a TokenFetchError that names the account, and is called again",
    async (_, provider, says) => {
      let asked = 0;
      const { api, simulator, accounts } = await startMany(
        {},
        {
          provider: () => {
            asked += 1;
            return provider();
          },
        },
      );
      const error = await rejectionOf(api.get(USER, of("wxa")), TokenFetchError);
      expect(error).toMatchObject({ account: "wxa", key: "wxa", message: expect.stringContaining(says) });
      expect(error.config).toMatchObject({ url: USER });
      expect(() => accounts.of("wxa")).toThrow(TokenFetchError);
      expect(asked).toBe(2);
      expect(accounts.size).toBe(0);
      expect(simulator.calls.length).toBe(0);
    },
  );

  test("two accounts whose providers share a key: an error that names both", async () => {
    const { api } = await startMany({}, { provider: () => stableFor("wx1") });
    await api.get(USER, of("tenant-a"));
    const error = await rejectionOf(api.get(USER, of("tenant-b")), TokenFetchError);
    expect(error.message).toContain('"tenant-a" and "tenant-b"');
  });
});

const stableFor = (appid: string) => stableTokenProvider({ appid, secret: SECRET });

describe("a full pool", () => {
  test("drops the least recently used account, whose token is fetched again", async () => {
    const { api, accounts, simulator } = await startMany({}, { max: 2 });
    for (const account of ["wxa", "wxb", "wxa", "wxc"]) await api.get(USER, of(account));
    expect(accounts.size).toBe(2);
    expect(simulator.tokenCalls.length).toBe(3);
    await api.get(USER, of("wxa"));
    expect(simulator.tokenCalls.length).toBe(3);
    await api.get(USER, of("wxb"));
    expect(simulator.tokenCalls.length).toBe(4);
  });

  test("keeps accounts whose token is being renewed, and may be larger in the meantime", async () => {
    const { api, accounts, simulator } = await startMany({}, { max: 1 });
    // The first call of an instance waits for a part of the plugin to load, not for a renewal.
    await api.get(USER, of("wx0"));
    let respond = () => {};
    const held = new Promise<void>((resolve) => {
      respond = resolve;
    });
    simulator.reply("/cgi-bin/stable_token", async () => {
      await held;
      return { access_token: simulator.issueToken(), expires_in: 7200 };
    });
    const calls = ["wxa", "wxb", "wxc", "wxa", "wxb", "wxc"].map((account) => api.get(USER, of(account)));
    await new Promise((resolve) => setTimeout(resolve));
    expect(accounts.size).toBe(3);
    respond();
    await Promise.all(calls);
    expect(simulator.tokenCalls.length).toBe(1 + 3);
    expect(accounts.size).toBe(1);
  });

  test("finds a dropped account's token in the store", async () => {
    const { api, accounts, simulator } = await startMany({}, { store: memoryStore() });
    await api.get(USER, of("wxa"));
    expect(accounts.delete("wxa")).toBe(true);
    expect(accounts.delete("wxa")).toBe(false);
    await api.get(USER, of("wxa"));
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("can give the key of a dropped account to another account", async () => {
    const { accounts } = await startMany({}, { max: 1, provider: () => stableFor("wx1") });
    accounts.of("tenant-a");
    expect(() => accounts.of("tenant-b")).toThrow(TokenFetchError);
    accounts.delete("tenant-a");
    expect(accounts.of("tenant-b")).toBeDefined();
  });
});

describe("a call's own token manager", () => {
  test("is renewed as usual, and does not affect the account's", async () => {
    const { simulator, client } = await startWechat({}, {});
    const api = client();
    attachWechat(api, { appid: "wxa", secret: SECRET, retry: AT_ONCE });
    const tokens = createTokenManager({
      provider: clientCredentialProvider({ appid: "wxb", secret: SECRET }),
      http: api,
    });
    await api.get(USER, { wechat: { tokens } });
    simulator.revokeToken();
    expect((await api.get(USER, { wechat: { tokens } })).data.errcode).toBe(0);
    expect(simulator.tokenCalls.map(({ path }) => path)).toEqual(["/cgi-bin/token", "/cgi-bin/token"]);
    simulator.fail(USER, 40003);
    const error = await rejectionOf(api.get(USER, { wechat: { tokens } }), UserError);
    expect(error.account).toBe("token:wxb");
  });

  test("sends a user's token to /sns/, which the account's never reaches", async () => {
    const { simulator, client } = await startWechat({}, {});
    const api = client();
    attachWechat(api, { appid: "wxa", secret: SECRET });
    const tokens = { get: async () => "users-token-1", refresh: async () => "users-token-2" };
    simulator.reply("/sns/userinfo", { openid: "o" }, { token: false });
    await api.get("/sns/userinfo", { wechat: { tokens } });
    expect(simulator.calls.at(-1)?.query.access_token).toBe("users-token-1");
  });
});

test("the token of a WeCom account is only sent to WeCom's host", async () => {
  const sent: (string | undefined)[] = [];
  const { client } = await startWechat();
  const api = client({
    baseURL: "https://api.weixin.qq.com",
    adapter: async (config) => {
      const isToken = config.url?.includes("token");
      if (!isToken) sent.push(config.params?.access_token);
      const data = isToken ? { access_token: `T-${config.url}`, expires_in: 7200 } : { errcode: 0 };
      return { data: JSON.stringify(data), status: 200, statusText: "OK", headers: {}, config };
    },
  });
  const accounts = tokenManagers({
    provider: (id) =>
      id.startsWith("ww") ? wecomProvider({ corpid: id, corpsecret: SECRET }) : stableFor(id),
  });
  attachWechat(api, { accounts });
  await api.get("https://qyapi.weixin.qq.com/cgi-bin/user/get", of("ww1"));
  await api.get("https://api.weixin.qq.com/cgi-bin/user/info", of("wx1"));
  await api.get("https://qyapi.weixin.qq.com/cgi-bin/user/get", of("wx1"));
  await api.get("https://sh.api.weixin.qq.com/cgi-bin/user/info", of("ww1"));
  expect(sent.map(Boolean)).toEqual([true, true, false, false]);
});

test("errors contain no secret", async () => {
  const { api, simulator } = await startMany();
  simulator.fail("/cgi-bin/stable_token", 40125, { errmsg: `bad ${SECRET}` });
  const error = await api.get(USER, of("wxa")).catch((reason: unknown) => reason);
  expect(isWechatError(error)).toBe(true);
  expect(JSON.stringify(error)).not.toContain(SECRET);
});
