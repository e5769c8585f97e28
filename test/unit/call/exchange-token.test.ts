import axios, { type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it, vi } from "vitest";
import { attachWechat, callInfo, createTokenManager, type WechatCallOptions } from "../../../src/index.ts";
import { attached, reasonOf, stating } from "../attached.ts";
import { responseTo } from "../axios-parts.ts";

const PATH = "/cgi-bin/user/info";
const USERS_PATH = "/sns/userinfo";
const OK = stating(0);
/** One that trusts no host. */
const DISTRUSTFUL = { hosts: [] };

const managerOf = (token: string, provider = {}) =>
  createTokenManager({
    provider: { key: token, fetch: async () => ({ access_token: token, expires_in: 7200 }), ...provider },
  });

/** The tokens that one call sends. */
async function sentBy(request: object, options: object = {}): Promise<unknown[]> {
  const { api, sent } = attached([OK], options);
  await reasonOf(api.request({ url: PATH, ...request }));
  return sent;
}

describe("a fresh token", () => {
  it("is used without a wait", async () => {
    const tokens = managerOf("T9");
    await tokens.get();
    const get = vi.spyOn(tokens, "get");
    const { api, sent } = attached([OK], { tokens });
    const { config } = await api.get(PATH);
    expect(sent).toEqual(["T9"]);
    expect(get).not.toHaveBeenCalled();
    expect(config).not.toHaveProperty("params");
  });

  it("costs a call one request, and no wait once it is there", async () => {
    const tokens = managerOf("T9");
    const { api } = attached([OK], { tokens });
    const plain = { account: "T9", attempts: 1, retries: [], renewed: false };
    const waited = callInfo(await api.get(PATH));
    expect(waited).toEqual({ ...plain, tokenWaitMs: expect.any(Number), durationMs: expect.any(Number) });
    expect(callInfo(await api.get(PATH))).toEqual({ ...plain, tokenWaitMs: 0 });
  });
});

describe("the account's token", () => {
  it("is sent to a trusted host", async () => {
    expect(await sentBy({})).toEqual(["T1"]);
  });

  it.each([
    ["to a host that may not receive it", {}, DISTRUSTFUL],
    ["to a path that takes none", { url: USERS_PATH }, {}],
    ["beside credentials in the params", { params: { secret: "s" } }, {}],
    ["beside credentials in the URL", { url: `${PATH}?secret=s` }, {}],
  ])("is not sent %s", async (_, request, options) => {
    expect(await sentBy(request, options)).toEqual([undefined]);
  });

  it("is not waited for where it is not sent", async () => {
    const { api, tokens } = attached([OK]);
    await api.get(USERS_PATH);
    expect(tokens.get).not.toHaveBeenCalled();
  });
});

describe("a token of the call", () => {
  const given = (wechat: WechatCallOptions) => ({ wechat });

  it("is sent in place of the account's", async () => {
    expect(await sentBy(given({ token: "mine" }))).toEqual(["mine"]);
    expect(await sentBy({ url: USERS_PATH, ...given({ token: "mine" }) })).toEqual(["mine"]);
  });

  it.each([
    ["to a host that may not receive it", {}, DISTRUSTFUL],
    ["beside credentials in the params", { params: { secret: "s" } }, {}],
    ["beside credentials in the URL", { url: `${PATH}?secret=s` }, {}],
  ])("is not sent %s", async (_, request, options) => {
    expect(await sentBy({ ...request, ...given({ token: "mine" }) }, options)).toEqual([undefined]);
  });

  it("false sends the caller's own params", async () => {
    let seen: InternalAxiosRequestConfig | undefined;
    const { api } = attached([
      (config) => {
        seen = { ...config };
        return responseTo(config, "");
      },
    ]);
    const params = { openid: "o1" };
    await api.get(PATH, { params, wechat: { token: false } });
    expect(seen?.params).toEqual(params);
    expect(seen?.params).not.toHaveProperty("access_token");
  });

  it("is sent under the name that the call says", async () => {
    let seen: unknown;
    const { api } = attached([
      (config) => {
        seen = config.params;
        return responseTo(config, "");
      },
    ]);
    await api.get(PATH, given({ token: "mine", param: "suite_access_token" }));
    expect(seen).toEqual({ suite_access_token: "mine" });
  });
});

describe("a manager of the call", () => {
  const tokens = managerOf("U1");

  it.each([PATH, USERS_PATH])("gives %s its token", async (url) => {
    expect(await sentBy({ url, wechat: { tokens } })).toEqual(["U1"]);
  });

  it("gives none to a path that takes none", async () => {
    expect(await sentBy({ url: "/cgi-bin/token", wechat: { tokens } })).toEqual([undefined]);
  });

  it("gives none to a host that may not receive it", async () => {
    expect(await sentBy({ wechat: { tokens } }, DISTRUSTFUL)).toEqual([undefined]);
  });

  it("gives its token to the hosts of its own product", async () => {
    const wecom = managerOf("W1", { product: "wecom" });
    const baseURL = "https://qyapi.weixin.qq.com";
    expect(await sentBy({ baseURL })).toEqual([undefined]);
    expect(await sentBy({ baseURL, wechat: { tokens: wecom } })).toEqual(["W1"]);
  });

  it("gives none to a URL without a host", async () => {
    const sent: unknown[] = [];
    const api = axios.create({
      adapter: async (config) => {
        sent.push(config.params);
        return responseTo(config, "");
      },
    });
    attachWechat(api);
    await api.get(PATH, { wechat: { tokens } });
    expect(sent).toEqual([undefined]);
  });
});
