import { describe, expect, it } from "vitest";
import { loopback } from "../loopback.ts";

describe("an empty access_token counts as none", () => {
  // Trap: an old caller's empty variable counted as its own token, and WeChat responded with 41001.
  describe.each(["http", "fetch"] as const)("on the %s adapter", (adapter) => {
    it.each([
      ["in params", "/cgi-bin/user/info", { access_token: "", openid: "o" }],
      ["null in params", "/cgi-bin/user/info", { access_token: null, openid: "o" }],
      ["undefined in params", "/cgi-bin/user/info", { access_token: undefined, openid: "o" }],
      ["in URLSearchParams", "/cgi-bin/user/info", new URLSearchParams("access_token=&openid=o")],
      ["in the URL", "/cgi-bin/user/info?access_token=&openid=o", undefined],
      ["last in the URL", "/cgi-bin/user/info?openid=o&access_token", undefined],
      ["in the URL, escaped", "/cgi-bin/user/info?%61ccess_token=&openid=o", undefined],
      ["in both", "/cgi-bin/user/info?access_token=", { access_token: "", openid: "o" }],
    ])("%s: the plugin's token arrives, once, and the config stays unchanged", async (_, url, params) => {
      const { api, server } = await loopback({ adapter });
      const before = params instanceof URLSearchParams ? String(params) : { ...params };
      const response = await api.get(url, params === undefined ? {} : { params });
      const query = new URLSearchParams(server.requests[0]?.url.split("?")[1]);
      expect(query.getAll("access_token")).toEqual(["T1"]);
      expect(query.get("openid")).toBe("o");
      expect(response.config.url).toBe(url);
      expect(params instanceof URLSearchParams ? String(params) : { ...params }).toEqual(before);
    });
  });
});

describe("wechat.param", () => {
  it("names the query parameter of one call's token", async () => {
    const { api, server } = await loopback({ provider: { param: "component_access_token" } });
    await api.get("/wxa/gettemplatelist", { wechat: { param: "access_token" } });
    await api.get("/cgi-bin/component/api_query_auth");
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/wxa/gettemplatelist?access_token=T1",
      "/cgi-bin/component/api_query_auth?component_access_token=T1",
    ]);
  });

  it("also names the parameter of the replay", async () => {
    const { api, server } = await loopback({ provider: { param: "component_access_token" } });
    server.reply = (request) => ({ body: request.url.includes("T1") ? { errcode: 40001 } : { errcode: 0 } });
    await api.get("/wxa/gettemplatelist", { wechat: { param: "access_token" } });
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/wxa/gettemplatelist?access_token=T1",
      "/wxa/gettemplatelist?access_token=T2",
    ]);
  });

  it.each(["", 1, null, false])("is a TypeError as %j", async (param) => {
    const { api } = await loopback();
    await expect(api.get("/cgi-bin/user/info", { wechat: { param: param as string } })).rejects.toThrow(
      TypeError,
    );
  });
});

describe("requests without a token", () => {
  // Trap: a robot's message failed because the account's token could not be fetched.
  it.each(["/cgi-bin/webhook/send?key=k", "/cgi-bin/showqrcode?ticket=t", "/cgi-bin/clear_quota/v2"])(
    "fetch none: %s",
    async (url) => {
      const { api, server, fetched } = await loopback();
      await api.post(url, {});
      expect(server.requests.map((request) => request.url)).toEqual([url]);
      expect(fetched()).toBe(0);
    },
  );
});
