import type { AxiosAdapter, AxiosInstance, AxiosRequestConfig, AxiosResponse } from "axios";
import { describe, expect, it, vi } from "vitest";
import { attachWechat, SystemBusyError } from "../../../src/index.ts";
import { attached, reasonOf, stating } from "../attached.ts";
import { responseTo } from "../axios-parts.ts";

const PATH = "/cgi-bin/user/info";

/** As plugins for traces do, in an interceptor that runs after ours: the adapter on the config then has ours inside. */
function wrapAdapters(api: AxiosInstance): void {
  api.interceptors.request.use((config) => {
    const inner = config.adapter as AxiosAdapter;
    config.adapter = (sent) => inner(sent);
    return config;
  });
}

describe("a config whose adapter already has ours inside", () => {
  it("is sent again by the new call alone, which does not multiply the requests", async () => {
    const { api, sent, attachment } = attached([stating(-1)]);
    attachment.detach();
    wrapAdapters(api);
    attachWechat(api, { retry: { baseDelayMs: 0, maxRetries: 1 } });
    let config: AxiosRequestConfig = { url: PATH };
    for (const requests of [2, 4, 6]) {
      const error = await reasonOf(api.request(config));
      expect(error).toBeInstanceOf(SystemBusyError);
      expect(error).toMatchObject({ attempts: 2 });
      expect(sent).toHaveLength(requests);
      config = (error as SystemBusyError).config as AxiosRequestConfig;
    }
  });

  it("has its body read once", async () => {
    const { api, attachment } = attached([stating(0)]);
    attachment.detach();
    wrapAdapters(api);
    const readEnvelope = vi.fn(() => undefined);
    attachWechat(api, { readEnvelope });
    const { config } = await api.get<unknown, AxiosResponse>(PATH);
    const once = readEnvelope.mock.calls.length;
    await api.request(config);
    expect(readEnvelope).toHaveBeenCalledTimes(once * 2);
  });
});

describe("a call with wechat: false", () => {
  it("is sent without a token, and its errcode is a response", async () => {
    const { api, sent } = attached([stating(-1)]);
    const { data } = await api.get(PATH, { wechat: false });
    expect(data).toMatchObject({ errcode: -1 });
    expect(sent).toEqual([undefined]);
  });
});

describe("a call to another host", () => {
  const ELSEWHERE = "https://example.com/p";

  it("is sent without a token, and its errcode is a response", async () => {
    const { api, sent } = attached([stating(40001)]);
    expect((await api.get(ELSEWHERE)).data).toMatchObject({ errcode: 40001 });
    expect(sent).toEqual([undefined]);
  });

  it("has the body that wechat.body makes", async () => {
    const { api } = attached([(config) => responseTo(config, config.data)]);
    const body = () => "made";
    expect((await api.post(ELSEWHERE, "given", { wechat: { body } })).data).toBe("made");
  });

  it("keeps its own body without wechat.body", async () => {
    const form = new FormData();
    const { api } = attached([(config) => responseTo(config, config.headers.getContentType())]);
    const headers = { "Content-Type": "multipart/form-data" };
    expect((await api.post(ELSEWHERE, form, { headers })).data).toBe("multipart/form-data");
    expect((await api.post(ELSEWHERE, form, { headers, wechat: {} })).data).toBe("multipart/form-data");
  });
});
