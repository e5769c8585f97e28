import { describe, expect, it } from "vitest";
import {
  clientCredentialProvider,
  componentProvider,
  stableTokenProvider,
  wecomProvider,
} from "../../../../src/index.ts";
import { ask, endpointStub } from "./endpoint-stub.ts";

const SECRET = "s3cret-0123456789abcdef";
const GRANT = { access_token: "T1", expires_in: 7200 };
const COMPONENT_GRANT = { component_access_token: "C1", expires_in: 7200 };
const credentials = { appid: "wx1", secret: SECRET };
const platform = { component_appid: "wx1", component_appsecret: SECRET };

describe("stableTokenProvider", () => {
  it("posts to /cgi-bin/stable_token, without force_refresh", async () => {
    const { sent, http } = endpointStub(GRANT);
    await expect(ask(stableTokenProvider(credentials), http())).resolves.toMatchObject(GRANT);
    expect(sent).toEqual([
      {
        method: "POST",
        url: "https://api.weixin.qq.com/cgi-bin/stable_token",
        query: {},
        json: { grant_type: "client_credential", appid: "wx1", secret: SECRET, force_refresh: false },
      },
    ]);
  });

  it("forces a fetch on request, and declares that it can", async () => {
    const { sent, http } = endpointStub(GRANT);
    const provider = stableTokenProvider(credentials);
    await ask(provider, http(), { force: true });
    expect(sent[0]?.json).toMatchObject({ force_refresh: true });
    expect(provider.canForce).toBe(true);
  });

  it("has an exact key: with another, a new version would not find the tokens that an older one stored", () => {
    expect(stableTokenProvider(credentials).key).toBe("stable_token:wx1");
  });
});

describe("clientCredentialProvider", () => {
  it("gets /cgi-bin/token, and does not support a forced fetch", async () => {
    const { sent, http } = endpointStub(GRANT);
    const provider = clientCredentialProvider(credentials);
    await expect(ask(provider, http())).resolves.toMatchObject(GRANT);
    expect(sent).toEqual([
      {
        method: "GET",
        url: "https://api.weixin.qq.com/cgi-bin/token",
        query: { grant_type: "client_credential", appid: "wx1", secret: SECRET },
        json: undefined,
      },
    ]);
    expect(provider.canForce).toBeFalsy();
  });
});

describe("wecomProvider", () => {
  it("gets /cgi-bin/gettoken on WeCom's host", async () => {
    const { sent, http } = endpointStub({ errcode: 0, errmsg: "ok", ...GRANT });
    const provider = wecomProvider({ corpid: "ww1", corpsecret: SECRET });
    await expect(ask(provider, http())).resolves.toMatchObject(GRANT);
    expect(sent).toEqual([
      {
        method: "GET",
        url: "https://qyapi.weixin.qq.com/cgi-bin/gettoken",
        query: { corpid: "ww1", corpsecret: SECRET },
        json: undefined,
      },
    ]);
  });

  it("uses WeCom's errcodes, in which 40001 is a wrong secret and not a rejected token", async () => {
    const provider = wecomProvider({ corpid: "ww1", corpsecret: SECRET });
    expect(provider).toMatchObject({ product: "wecom", tokenErrcodes: [40014, 42001] });
    const { http } = endpointStub({ errcode: 40001, errmsg: "invalid credential" });
    await expect(ask(provider, http())).rejects.toMatchObject({
      errcode: 40001,
      category: "credential",
      entry: { name: "WECOM_INVALID_SECRET" },
    });
  });
});

describe("componentProvider", () => {
  it("posts the latest ticket, and renames the token", async () => {
    const { sent, http } = endpointStub(COMPONENT_GRANT);
    const tickets = ["ticket-1", "ticket-2"];
    const provider = componentProvider({ ...platform, ticket: async () => tickets.shift() ?? "" });
    await expect(ask(provider, http())).resolves.toEqual({ access_token: "C1", expires_in: 7200 });
    await ask(provider, http());
    expect(sent.map(({ json }) => json)).toEqual([
      { ...platform, component_verify_ticket: "ticket-1" },
      { ...platform, component_verify_ticket: "ticket-2" },
    ]);
    expect(sent[0]).toMatchObject({
      method: "POST",
      url: "https://api.weixin.qq.com/cgi-bin/component/api_component_token",
    });
  });

  it("has its own parameter and its own errcodes", () => {
    expect(componentProvider({ ...platform, ticket: () => "ticket" })).toMatchObject({
      param: "component_access_token",
      tokenErrcodes: [40001, 40014, 42001, 42006],
      product: "open",
    });
  });

  // Trap: it was sent unchanged, and the response was "authorize again".
  it.each([
    [undefined, "undefined"],
    [null, "null"],
    ["", "an empty string"],
    [{}, "an object"],
    [Promise.resolve(null), "null"],
  ])("names a ticket() that returns no ticket, and makes no request: %o", async (ticket, kind) => {
    const { sent, http } = endpointStub(COMPONENT_GRANT);
    const provider = componentProvider({ ...platform, ticket: () => ticket as never });
    await expect(ask(provider, http())).rejects.toThrow(
      `componentProvider: ticket() must return a non-empty string, got ${kind}`,
    );
    expect(sent).toEqual([]);
  });

  it("uses the errcodes of third-party platforms, where they differ from an official account's", async () => {
    const { http } = endpointStub({ errcode: 72023, errmsg: "no" });
    await expect(
      ask(componentProvider({ ...platform, ticket: () => "ticket" }), http()),
    ).rejects.toMatchObject({ entry: { name: "INVOICE_LOCKED" } });
  });

  it("fails with the error of its ticket", async () => {
    const { sent, http } = endpointStub(COMPONENT_GRANT);
    const ticket = () => Promise.reject(new Error("no ticket yet"));
    await expect(ask(componentProvider({ ...platform, ticket }), http())).rejects.toThrow("no ticket yet");
    expect(sent).toEqual([]);
  });
});

describe("the endpoint's URL", () => {
  it.each([
    [undefined, "https://api.weixin.qq.com/cgi-bin/token"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000/cgi-bin/token"],
    ["http://127.0.0.1:3000/", "http://127.0.0.1:3000/cgi-bin/token"],
    ["https://api.weixin.qq.com/cgi-bin", "https://api.weixin.qq.com/cgi-bin/token"],
    ["https://api.weixin.qq.com/cgi-bin/", "https://api.weixin.qq.com/cgi-bin/token"],
    ["https://proxy.example/wechat/cgi-bin/", "https://proxy.example/wechat/cgi-bin/token"],
    ["https://proxy.example/cgi-bin-proxy", "https://proxy.example/cgi-bin-proxy/cgi-bin/token"],
    ["/cgi-bin", "https://api.weixin.qq.com/cgi-bin/token"],
    // Trap: the token was requested from /wxa/cgi-bin/token.
    ["https://api.weixin.qq.com/wxa", "https://api.weixin.qq.com/cgi-bin/token"],
    ["https://api.weixin.qq.com/channels/ec", "https://api.weixin.qq.com/cgi-bin/token"],
    ["https://sh.api.weixin.qq.com/any/thing", "https://sh.api.weixin.qq.com/cgi-bin/token"],
    ["https://proxy.example/wechat/wxa", "https://proxy.example/wechat/cgi-bin/token"],
    ["https://proxy.example/wechat/channels/ec/", "https://proxy.example/wechat/cgi-bin/token"],
    ["https://proxy.example/sns", "https://proxy.example/cgi-bin/token"],
    ["https://proxy.example/wechat", "https://proxy.example/wechat/cgi-bin/token"],
  ])("is derived from the instance's baseURL %s", async (baseURL, url) => {
    const { sent, http } = endpointStub(GRANT);
    await ask(clientCredentialProvider(credentials), http(baseURL === undefined ? {} : { baseURL }));
    expect(sent[0]?.url).toBe(url);
  });

  it("is the provider's own baseURL first", async () => {
    const { sent, http } = endpointStub(GRANT);
    const provider = clientCredentialProvider({ ...credentials, baseURL: "https://api2.weixin.qq.com" });
    await ask(provider, http({ baseURL: "https://proxy.example" }));
    expect(sent[0]?.url).toBe("https://api2.weixin.qq.com/cgi-bin/token");
  });

  it.each([
    ["https://api.weixin.qq.com/cgi-bin", "https://api.weixin.qq.com/cgi-bin/token"],
    ["https://proxy.example/wxa", "https://proxy.example/wxa/cgi-bin/token"],
  ])(
    "is below the provider's own baseURL %s, whose path counts on hosts other than WeChat's",
    async (baseURL, url) => {
      const { sent, http } = endpointStub(GRANT);
      await ask(clientCredentialProvider({ ...credentials, baseURL }), http());
      expect(sent[0]?.url).toBe(url);
    },
  );
});
