import { describe, expect, it, vi } from "vitest";
import {
  corpProvider,
  createTokenManager,
  jsapiTicketProvider,
  providerTokenProvider,
  suiteProvider,
  type TokenManager,
  type TokenProvider,
  wecomProvider,
} from "../../../../src/index.ts";
import { ask, endpointStub } from "./endpoint-stub.ts";

const HOST = "https://qyapi.weixin.qq.com";
const SECRET = "s3cret-0123456789abcdef";

describe("suiteProvider", () => {
  const provider = (ticket = async () => "ticket-1") =>
    suiteProvider({ suite_id: "ss1", suite_secret: SECRET, ticket });

  it("posts secret and ticket to WeCom's host, and renames the token", async () => {
    const { sent, http } = endpointStub({ errcode: 0, suite_access_token: "S1", expires_in: 7200 });
    await expect(ask(provider(), http())).resolves.toEqual({ access_token: "S1", expires_in: 7200 });
    expect(sent).toEqual([
      {
        method: "POST",
        url: `${HOST}/cgi-bin/service/get_suite_token`,
        query: {},
        json: { suite_id: "ss1", suite_secret: SECRET, suite_ticket: "ticket-1" },
      },
    ]);
  });

  it("has its own parameter and errcodes", () => {
    expect(provider()).toMatchObject({
      key: "suite:ss1",
      param: "suite_access_token",
      tokenErrcodes: [40082, 42009],
      product: "wecom",
    });
  });
});

describe("providerTokenProvider", () => {
  it("posts the secret to WeCom's host, and renames the token", async () => {
    const { sent, http } = endpointStub({ provider_access_token: "P1", expires_in: 7200 });
    const provider = providerTokenProvider({ corpid: "ww1", provider_secret: SECRET });
    await expect(ask(provider, http())).resolves.toEqual({ access_token: "P1", expires_in: 7200 });
    expect(sent).toEqual([
      {
        method: "POST",
        url: `${HOST}/cgi-bin/service/get_provider_token`,
        query: {},
        json: { corpid: "ww1", provider_secret: SECRET },
      },
    ]);
    expect(provider).toMatchObject({
      param: "provider_access_token",
      tokenErrcodes: [40082],
      product: "wecom",
    });
  });
});

/** A user's own manager: tokens T1, T2. */
const parent = (renewals = ["T2"]) =>
  ({
    get: vi.fn(async () => "T1"),
    refresh: vi.fn(async (rejected: string) => renewals.shift() ?? rejected),
  }) satisfies Pick<TokenManager, "get" | "refresh">;

describe("corpProvider", () => {
  const GRANT = { errcode: 0, access_token: "A1", expires_in: 7200 };

  it("posts the permanent code with the suite's token", async () => {
    const { sent, http } = endpointStub(GRANT);
    const provider = corpProvider({ suite: parent(), corpid: "ww1", permanent_code: SECRET });
    await expect(ask(provider, http())).resolves.toMatchObject({ access_token: "A1", expires_in: 7200 });
    expect(sent).toEqual([
      {
        method: "POST",
        url: `${HOST}/cgi-bin/service/get_corp_token`,
        query: { suite_access_token: "T1" },
        json: { auth_corpid: "ww1", permanent_code: SECRET },
      },
    ]);
    expect(provider).toMatchObject({ tokenErrcodes: [40014, 42001], product: "wecom" });
    expect(provider.param).toBeUndefined();
  });

  it("uses WeCom's errcodes", async () => {
    const { http } = endpointStub({ errcode: 40084, errmsg: "invalid permanent code" });
    const provider = corpProvider({ suite: parent(), corpid: "ww1", permanent_code: SECRET });
    await expect(ask(provider, http())).rejects.toMatchObject({ entry: { name: "INVALID_PERMANENT_CODE" } });
  });
});

/** Each provider that uses another manager's token: the errcodes that reject that token, and one that does not. */
const CHILDREN: readonly [
  name: string,
  make: (manager: ReturnType<typeof parent>) => TokenProvider,
  grant: object,
  rejected: readonly number[],
  other: number,
][] = [
  [
    "corpProvider",
    (suite) => corpProvider({ suite, corpid: "ww1", permanent_code: SECRET }),
    { access_token: "A1", expires_in: 7200 },
    [40082, 42009],
    40014,
  ],
  [
    "jsapiTicketProvider",
    (tokens) => jsapiTicketProvider({ tokens }),
    { ticket: "A1", expires_in: 7200 },
    [40001, 40014, 42001],
    40082,
  ],
];

describe.each(CHILDREN)("a rejected token of another manager, in %s,", (_, make, grant, rejected, other) => {
  it.each(rejected)("with %i is renewed once", async (errcode) => {
    const manager = parent();
    const { sent, http } = endpointStub({ errcode, errmsg: "no" }, grant);
    await expect(ask(make(manager), http())).resolves.toMatchObject({ access_token: "A1" });
    expect(manager.refresh).toHaveBeenCalledExactlyOnceWith("T1", { signal: expect.any(AbortSignal) });
    expect(sent.map(({ query }) => Object.values(query)[0])).toEqual(["T1", "T2"]);
  });

  it("twice, or without another one, is an error", async () => {
    const [errcode] = rejected;
    for (const [renewals, requests] of [
      [["T2", "T3"], 2],
      [[], 1],
    ] as const) {
      const { sent, http } = endpointStub({ errcode, errmsg: "no" });
      await expect(ask(make(parent([...renewals])), http())).rejects.toMatchObject({ errcode });
      expect(sent).toHaveLength(requests);
    }
  });

  it(`is not the meaning of another errcode`, async () => {
    const manager = parent();
    const { http } = endpointStub({ errcode: other, errmsg: "no" });
    await expect(ask(make(manager), http())).rejects.toMatchObject({ errcode: other });
    expect(manager.refresh).not.toHaveBeenCalled();
  });
});

describe("jsapiTicketProvider", () => {
  const GRANT = { errcode: 0, ticket: "J1", expires_in: 7200 };
  const wecom = () => {
    const provider = wecomProvider({ corpid: "ww1", corpsecret: SECRET });
    return createTokenManager({
      provider: { ...provider, fetch: async () => ({ access_token: "W1", expires_in: 7200 }) },
    });
  };

  it.each([
    [undefined, "jsapi"],
    ["wx_card", "wx_card"],
  ] as const)("gets the ticket of an official account: %s", async (type, sentType) => {
    const { sent, http } = endpointStub(GRANT);
    const provider = jsapiTicketProvider({ tokens: parent(), type });
    await expect(ask(provider, http())).resolves.toEqual({ access_token: "J1", expires_in: 7200 });
    expect(sent).toEqual([
      {
        method: "GET",
        url: "https://api.weixin.qq.com/cgi-bin/ticket/getticket",
        query: { access_token: "T1", type: sentType },
        json: undefined,
      },
    ]);
    expect(provider.tokenErrcodes).toEqual([42012]);
  });

  it("gets WeCom's tickets from WeCom's paths", async () => {
    const { sent, http } = endpointStub(GRANT);
    const tokens = wecom();
    await ask(jsapiTicketProvider({ tokens }), http());
    await ask(jsapiTicketProvider({ tokens, type: "agent_config" }), http());
    expect(sent.map(({ url, query }) => [url, query])).toEqual([
      [`${HOST}/cgi-bin/get_jsapi_ticket`, { access_token: "W1" }],
      [`${HOST}/cgi-bin/ticket/get`, { access_token: "W1", type: "agent_config" }],
    ]);
  });

  it.each([
    ["https://qyapi.weixin.qq.com", `${HOST}/cgi-bin/get_jsapi_ticket`],
    ["https://proxy.example", "https://proxy.example/cgi-bin/ticket/getticket"],
  ])("uses the host if the tokens do not say which product they belong to: %s", async (baseURL, url) => {
    const { sent, http } = endpointStub(GRANT);
    await ask(jsapiTicketProvider({ tokens: parent() }), http({ baseURL }));
    await ask(jsapiTicketProvider({ tokens: parent(), baseURL }), http());
    expect(sent.map((one) => one.url)).toEqual([url, url]);
  });
});
