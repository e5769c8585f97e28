import { type AxiosInstance, isAxiosError } from "axios";
import { describe, expect, it, vi } from "vitest";
import { attachWechat, isWechatApiError } from "../../../src/index.ts";
import { reasonOf } from "../../unit/attached.ts";
import { type LoopbackServer, loopback, startServer } from "../loopback.ts";

/** What a caller sees of a call, and what the server did. */
async function outcomeOf(
  server: LoopbackServer,
  api: AxiosInstance,
  call: (api: AxiosInstance) => Promise<unknown>,
) {
  server.requests.length = 0;
  const seen = await call(api).then(
    (response) => ({ data: (response as { data: unknown }).data }),
    (error: unknown) => {
      if (!isAxiosError(error)) return { error };
      const { name, code, message, status, response } = error;
      return { class: error.constructor, name, code, message, status, data: response?.data };
    },
  );
  const requests = server.requests.map(({ method, url, body }) => ({ method, url, body }));
  return { seen, requests };
}

// Trap: NestJS's plain HttpModule is the global axios. Calls to other APIs were retried and typed as WeChat's.
describe.each(["http", "fetch"] as const)("a host that is not WeChat's, on the %s adapter", (adapter) => {
  const calls: Record<
    string,
    [LoopbackServer["reply"], (api: AxiosInstance, url: string) => Promise<unknown>]
  > = {
    "errcode -1 to a POST": [
      () => ({ body: { errcode: -1, errmsg: "busy" } }),
      (api, url) => api.post(url, { a: 1 }),
    ],
    "DingTalk's 40014": [() => ({ body: { errcode: 40014, errmsg: "no" } }), (api, url) => api.get(url)],
    "an errcode with HTTP 400": [
      () => ({ status: 400, body: { errcode: 40014 } }),
      (api, url) => api.get(url),
    ],
    "HTTP 503 to a PUT": [() => ({ status: 503, body: "down" }), (api, url) => api.put(url, "text")],
    "a redirect": [
      ({ url }) => (url.startsWith("/p") ? { status: 302, headers: { Location: "/q" } } : { body: "there" }),
      (api, url) => api.post(url, { a: 1 }),
    ],
    "a redirect to another host": [
      () => ({ status: 302, headers: { Location: "http://127.0.0.1:1/" } }),
      (api, url) => api.get(url),
    ],
    "a text": [() => ({ body: "ok" }), (api, url) => api.get(url, { responseType: "text" })],
    "no server": [() => ({}), (api) => api.get("http://127.0.0.1:1/p")],
  };

  it.each(Object.entries(calls))("behaves as with bare axios: %s", async (_, [reply, call]) => {
    const onRetry = vi.fn();
    const onRefresh = vi.fn();
    const { api, bare, server, fetched } = await loopback({ adapter, options: { onRetry, onRefresh } });
    const foreign = await startServer(reply);
    const url = `${foreign.url}/p?a=1`;
    const attached = await outcomeOf(foreign, api, (one) => call(one, url));
    const expected = await outcomeOf(foreign, bare, (one) => call(one, url));
    expect(attached).toEqual(expected);
    expect(server.requests).toEqual([]);
    expect(fetched()).toBe(0);
    expect(onRetry).not.toHaveBeenCalled();
    expect(onRefresh).not.toHaveBeenCalled();
  });

  it("keeps its errcode when an earlier interceptor has unwrapped the body", async () => {
    const foreign = await startServer(() => ({ body: { errcode: 40014 } }));
    const { bare: api } = await loopback({ adapter });
    api.interceptors.response.use((response) => response.data);
    attachWechat(api);
    expect(await api.get(`${foreign.url}/p`)).toEqual({ errcode: 40014 });
  });

  it("is redacted like any other: its error prints none of the caller's secrets", async () => {
    const foreign = await startServer(({ url }) => ({ status: 400, body: url }));
    const { api } = await loopback({ adapter });
    const error = await reasonOf(
      api.get(`${foreign.url}/p`, { params: { access_token: "a-token-of-dingtalk" } }),
    );
    expect(JSON.stringify(error)).not.toContain("a-token-of-dingtalk");
    expect((error as { response: { status: number } }).response.status).toBe(400);
  });

  it("is treated as a gateway to WeChat if its path looks like WeChat's", async () => {
    const gateway = await startServer(() => ({ body: { errcode: 41001, errmsg: "access_token missing" } }));
    const { api } = await loopback({ adapter });
    const error = await reasonOf(api.post(`${gateway.url}/gateway/cgi-bin/message/custom/send`, {}));
    expect(isWechatApiError(error, 41001)).toBe(true);
    expect(gateway.requests).toHaveLength(1);
  });
});
