import { type AxiosInstance, isAxiosError } from "axios";
import { describe, expect, it, vi } from "vitest";
import { RedirectError, TokenFetchError } from "../../../src/index.ts";
import { reasonOf } from "../../unit/attached.ts";
import { type LoopbackServer, loopback, startServer } from "../loopback.ts";

const STATUSES = [301, 302, 303, 307, 308];
const ADAPTERS = ["http", "fetch"] as const;
const TOKEN = "the-token-of-the-account";
const SECRET = "the-appsecret-of-the-account";

const provider = { fetch: async () => ({ access_token: TOKEN, expires_in: 7200 }) };

/** Redirects to the same path and query of another server, like a hostile or misconfigured proxy. */
function redirectTo(other: LoopbackServer, status: number): LoopbackServer["reply"] {
  return ({ url }) => ({ status, headers: { Location: `${other.url}${url}` } });
}

const send = (api: AxiosInstance) => api.post("/cgi-bin/message/custom/send", { content: "private" });

describe.each(ADAPTERS)("a redirect on the %s adapter", (adapter) => {
  describe.each(STATUSES)("with HTTP %i", (status) => {
    // Trap: the token was sent there, and with 307 the body too.
    it("sends neither token nor body to a host outside `hosts`", async () => {
      const stranger = await startServer();
      const { api, server } = await loopback({ adapter, provider });
      server.reply = redirectTo(stranger, status);
      for (const call of [() => send(api), () => api.get("/cgi-bin/user/info")]) {
        const error = await reasonOf(call());
        expect(error).toBeInstanceOf(RedirectError);
        expect(error).toMatchObject({
          code: "ERR_WECHAT_REDIRECT",
          from: server.host,
          to: stranger.host,
          response: { status },
        });
        expect((error as Error).message).not.toContain(TOKEN);
      }
      expect(stranger.requests).toEqual([]);
      expect(server.requests).toHaveLength(2);
    });

    // Trap: the appsecret was sent there, and the other server's token was used.
    it("sends no appsecret to another host", async () => {
      const stranger = await startServer(() => ({
        body: { access_token: "a-stranger's", expires_in: 7200 },
      }));
      const { api, server } = await loopback({
        adapter,
        options: { provider: undefined, appid: "wx0123456789abcdef", secret: SECRET, hosts: ["127.0.0.1"] },
      });
      server.reply = redirectTo(stranger, status);
      const error = (await reasonOf(api.get("/cgi-bin/user/info"))) as TokenFetchError;
      expect(error).toBeInstanceOf(TokenFetchError);
      expect(error.cause).toBeInstanceOf(RedirectError);
      expect(stranger.requests).toEqual([]);
      expect(server.requests).toHaveLength(1);
    });

    it("is followed inside `hosts`, like in bare axios", async () => {
      const other = await startServer();
      const { bare, server } = await loopback({ adapter, provider });
      const hosts = [server.host, other.host];
      const { api } = await loopback({
        adapter,
        provider,
        options: { hosts },
        defaults: { baseURL: server.url },
      });
      server.reply = redirectTo(other, status);
      const response = await send(api);
      await bare.post(
        "/cgi-bin/message/custom/send",
        { content: "private" },
        { params: { access_token: TOKEN } },
      );
      const [ours, theirs] = other.requests.map(({ method, url, body, headers }) => {
        return { method, url, body, type: headers["content-type"] };
      });
      expect(ours).toEqual(theirs);
      expect(response.data).toEqual({ errcode: 0 });
      expect(response.config).not.toHaveProperty("beforeRedirect");
      expect(response.config.fetchOptions).toBeUndefined();
      expect(response.config.url).toBe("/cgi-bin/message/custom/send");
    });

    it("follows a download to a host outside `hosts`, without credentials", async () => {
      const cdn = await startServer(() => ({ body: "the file" }));
      const { api, server } = await loopback({ adapter, provider });
      server.reply = () => ({ status, headers: { Location: `${cdn.url}/file?id=1` } });
      const response = await api.get("/cgi-bin/media/get", {
        params: { media_id: "m" },
        headers: { Authorization: "Bearer mine", Cookie: "a=b", "X-Own": TOKEN, "X-Other": "kept" },
      });
      expect(response.data).toBe("the file");
      expect(cdn.requests).toMatchObject([
        { method: "GET", url: "/file?id=1", headers: { "x-other": "kept" } },
      ]);
      expect(cdn.requests[0]?.headers).not.toHaveProperty("authorization");
      expect(cdn.requests[0]?.headers).not.toHaveProperty("cookie");
      expect(cdn.requests[0]?.headers).not.toHaveProperty("x-own");
    });
  });

  it("sends no POST to a host outside `hosts`, whose response would look like a success", async () => {
    const stranger = await startServer();
    const { api, server } = await loopback({ adapter, provider });
    server.reply = () => ({ status: 303, headers: { Location: `${stranger.url}/login` } });
    await expect(send(api)).rejects.toBeInstanceOf(RedirectError);
    expect(stranger.requests).toEqual([]);
  });

  it.each([
    ["under another name", `/?t=${TOKEN}`],
    ["in the path", `/${TOKEN}/file`],
    ["escaped twice", `/?t=${[...TOKEN].map((c) => `%25${c.charCodeAt(0).toString(16)}`).join("")}`],
    ["in another case", `/?t=${TOKEN.toUpperCase()}`],
  ])("does not pass the token on %s", async (_, path) => {
    const stranger = await startServer();
    const { api, server } = await loopback({ adapter, provider });
    server.reply = () => ({ status: 302, headers: { Location: `${stranger.url}${path}` } });
    await expect(api.get("/cgi-bin/media/get")).rejects.toBeInstanceOf(RedirectError);
    expect(stranger.requests).toEqual([]);
  });

  it("is checked at each hop", async () => {
    const other = await startServer();
    const { api, server } = await loopback({ adapter, provider });
    server.reply = ({ url }) => ({
      status: 307,
      headers: { Location: url.startsWith("/cgi-bin/a") ? url.replace("/a", "/b") : `${other.url}${url}` },
    });
    const error = await reasonOf(api.get("/cgi-bin/a"));
    expect(error).toMatchObject({ code: "ERR_WECHAT_REDIRECT", to: other.host });
    expect(server.requests.map(({ url }) => url.split("?")[0])).toEqual(["/cgi-bin/a", "/cgi-bin/b"]);
  });

  it("is not followed with maxRedirects: 0", async () => {
    const { api, server } = await loopback({ adapter, provider });
    server.reply = () => ({ status: 302, headers: { Location: "/elsewhere" } });
    const error = await reasonOf(api.get("/cgi-bin/a", { maxRedirects: 0 }));
    expect(error).not.toBeInstanceOf(RedirectError);
    expect(isAxiosError(error) && error.response?.status).toBe(302);
    expect(server.requests).toHaveLength(1);
  });

  it("ends after maxRedirects", async () => {
    const { api, server } = await loopback({ adapter, provider });
    server.reply = ({ url }) => ({ status: 302, headers: { Location: url } });
    const error = await reasonOf(api.get("/cgi-bin/a", { maxRedirects: 3, wechat: { retry: false } }));
    expect(error).toMatchObject({ code: "ERR_FR_TOO_MANY_REDIRECTS" });
    expect(server.requests).toHaveLength(4);
  });

  it("is followed by a replay inside the host, with a renewed token", async () => {
    const { api, server } = await loopback({ adapter });
    server.reply = ({ url }) =>
      url.startsWith("/cgi-bin/a")
        ? { status: 307, headers: { Location: url.replace("/a", "/b") } }
        : { body: { errcode: url.includes("T1") ? 40001 : 0 } };
    expect((await api.post("/cgi-bin/a", { x: 1 })).data).toEqual({ errcode: 0 });
    expect(server.requests.map(({ url, body }) => [url, body])).toEqual(
      [
        "/cgi-bin/a?access_token=T1",
        "/cgi-bin/b?access_token=T1",
        "/cgi-bin/a?access_token=T2",
        "/cgi-bin/b?access_token=T2",
      ].map((url) => [url, '{"x":1}']),
    );
  });
});

describe("a user's own beforeRedirect", () => {
  it("is called, and may stop the redirect", async () => {
    const beforeRedirect = vi.fn();
    const { api, server } = await loopback({ provider, defaults: { beforeRedirect } });
    server.reply = ({ url }) =>
      url.startsWith("/cgi-bin/a") ? { status: 302, headers: { Location: "/cgi-bin/b" } } : {};
    const response = await api.get("/cgi-bin/a");
    expect(beforeRedirect).toHaveBeenCalledOnce();
    expect(response.config.beforeRedirect).toBe(beforeRedirect);
    beforeRedirect.mockImplementation(() => {
      throw new Error("stop");
    });
    const error = await reasonOf(api.get("/cgi-bin/a", { wechat: { retry: false } }));
    expect((error as Error).message).toContain("stop");
    expect(error).not.toBeInstanceOf(RedirectError);
  });
});

describe("a redirect on the http adapter only", () => {
  it("sends no GET with a body to a host outside `hosts`", async () => {
    const stranger = await startServer();
    const { api, server } = await loopback({ provider });
    server.reply = () => ({ status: 302, headers: { Location: `${stranger.url}/file` } });
    const call = api.request({ url: "/cgi-bin/media/get", data: { content: "private" } });
    await expect(call).rejects.toBeInstanceOf(RedirectError);
    expect(stranger.requests).toEqual([]);
  });
});
