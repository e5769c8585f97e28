import axios from "axios";
import { describe, expect, test, vi } from "vitest";
import { callInfo, type WechatOptions } from "../../../src/index.ts";
import { reasonOf } from "../../unit/attached.ts";
import { type LoopbackServer, loopback, startServer } from "../loopback.ts";

const DOWNLOAD = "/cgi-bin/media/get";

// A download from WeChat that goes on to a CDN: what the CDN responds is not WeChat's.
describe.each(["http", "fetch"] as const)(
  "a host outside `hosts`, to which a download was redirected on the %s adapter,",
  (adapter) => {
    async function redirectedTo(
      reply: Awaited<ReturnType<LoopbackServer["reply"]>>,
      options: WechatOptions = {},
    ) {
      const cdn = await startServer(() => reply);
      let fetched = 0;
      const fetch = vi.fn(async () => {
        fetched += 1;
        return { access_token: `T${fetched}`, expires_in: 7200 };
      });
      const onRetry = vi.fn();
      const { api, server } = await loopback({
        adapter,
        provider: { fetch },
        options: { onRetry, retry: { baseDelayMs: 0 }, ...options },
      });
      server.reply = () => ({ status: 302, headers: { Location: `${cdn.url}/file` } });
      return { api, cdn, fetch, onRetry };
    }

    test.each([
      ["a token errcode", { errcode: 40001, errmsg: "no such object" }],
      ["a busy errcode", { errcode: -1 }],
      ["a used-up quota", { errcode: 45009 }],
    ])(
      "may respond with %s: the response is the caller's, and nothing is renewed or retried",
      async (_, body) => {
        const { api, cdn, fetch, onRetry } = await redirectedTo({ body });
        const response = await api.get(DOWNLOAD);
        expect(response.data).toEqual(body);
        expect(response.config).not.toHaveProperty("params");
        expect(callInfo(response)).toMatchObject({ attempts: 1, retries: [], renewed: false });
        expect(cdn.requests).toHaveLength(1);
        expect(fetch).toHaveBeenCalledOnce();
        expect(onRetry).not.toHaveBeenCalled();
      },
    );

    test("may respond with text that looks like an errcode", async () => {
      const { api } = await redirectedTo({ body: '{"errcode":40001}' });
      const { data } = await api.get(DOWNLOAD, { responseType: "text" });
      expect(data).toBe('{"errcode":40001}');
    });

    test("may fail: the call rejects with axios' error, and is not retried", async () => {
      const { api, cdn, onRetry } = await redirectedTo({ status: 503, body: { errcode: -1 } });
      const error = await reasonOf(api.get(DOWNLOAD));
      expect(axios.isAxiosError(error)).toBe(true);
      expect(error).toMatchObject({
        name: "AxiosError",
        code: "ERR_BAD_RESPONSE",
        response: { status: 503 },
      });
      expect(cdn.requests).toHaveLength(1);
      expect(onRetry).not.toHaveBeenCalled();
    });

    test("may respond after a renewal of the token, too", async () => {
      const { api, fetch } = await redirectedTo({ body: { errcode: 40001 } });
      const warm = api.defaults.adapter;
      let calls = 0;
      const { data } = await api.get(DOWNLOAD, {
        adapter: async (config) => {
          calls += 1;
          if (calls > 1) return axios.getAdapter(warm)(config);
          return { config, status: 200, statusText: "OK", headers: {}, data: '{"errcode":42001}' };
        },
      });
      expect(data).toEqual({ errcode: 40001 });
      expect(fetch).toHaveBeenCalledTimes(2);
    });
  },
);
