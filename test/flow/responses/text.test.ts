import axios from "axios";
import { describe, expect, test, vi } from "vitest";
import {
  errcodeInterceptor,
  isWechatApiError,
  WechatApiError,
  type WechatOptions,
} from "../../../src/index.ts";
import { ADAPTERS, type Adapter, serve } from "../raw-server.ts";
import { rejectionOf } from "../setup.ts";
import { FAILURE, startAnswered, TYPED } from "./response-server.ts";

/** An instance with the plugin whose calls all return this body. */
async function startWithBody(body: string | Uint8Array, adapter: Adapter, options: WechatOptions = {}) {
  return startAnswered((_, response) => response.end(body), { adapter }, options);
}

// Trap: raw control characters make axios return a string even with `responseType: "json"`. Escaping them everywhere
// breaks pretty-printed JSON and `\/` in URLs, so only those inside strings may be escaped.
describe.each(ADAPTERS)("raw control characters inside strings, with the %s adapter", (adapter) => {
  const CONTROLS = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join("");
  const URL_WITH_SLASHES = '"headimgurl": "http:\\/\\/mmbiz.qpic.cn\\/a\\"b\\\\"';
  const SUCCESS = `{\r\n\t"nickname": "${CONTROLS}",\n\t${URL_WITH_SLASHES}\n}`;
  const PARSED = { nickname: CONTROLS, headimgurl: 'http://mmbiz.qpic.cn/a"b\\' };

  test.each(["json", undefined] as const)(
    "a success is parsed when the responseType is %s",
    async (responseType) => {
      const { api } = await startWithBody(SUCCESS, adapter);
      expect((await api.get("/", responseType && { responseType })).data).toEqual(PARSED);
    },
  );

  test("a success is parsed when axios parses strictly", async () => {
    const { api, bare } = await startWithBody(SUCCESS, adapter);
    const strict = { responseType: "json", transitional: { silentJSONParsing: false } } as const;
    await expect(bare.get("/", strict)).rejects.toMatchObject({ code: "ERR_BAD_RESPONSE" });
    expect((await api.get("/", strict)).data).toEqual(PARSED);
  });

  test("a success stays unchanged when text was requested", async () => {
    const { api } = await startWithBody(SUCCESS, adapter);
    expect((await api.get("/", { responseType: "text" })).data).toBe(SUCCESS);
  });

  test.each(["json", "text", "arraybuffer", "blob", "stream", undefined] as const)(
    "an error is typed when the responseType is %s",
    async (responseType) => {
      const failure = `{\n${URL_WITH_SLASHES},"nickname":"${CONTROLS}","errmsg":"bad\u0007id","errcode":40007}`;
      const { api } = await startWithBody(failure, adapter);
      const error = await rejectionOf(api.get("/", responseType && { responseType }), WechatApiError);
      expect(error).toMatchObject({ errcode: 40007, errmsg: "bad\u0007id", body: PARSED });
    },
  );
});

describe("readEnvelope", () => {
  const baseResp = (body: unknown) => {
    const { base_resp } = body as { base_resp?: { ret: number; err_msg: string } };
    return base_resp && { errcode: base_resp.ret, errmsg: base_resp.err_msg };
  };
  const OTHER = '{"base_resp":{"ret":200003,"err_msg":"invalid session"},"errcode":0,"list":[]}';

  describe.each(ADAPTERS)("with the %s adapter", (adapter) => {
    test.each(["json", "text", "arraybuffer", "blob", "stream", undefined] as const)(
      "types another envelope when the responseType is %s",
      async (responseType) => {
        const { api } = await startWithBody(OTHER, adapter, { readEnvelope: baseResp });
        const error = await rejectionOf(api.get("/", responseType && { responseType }), WechatApiError);
        expect(error).toMatchObject({ errcode: 200003, errmsg: "invalid session", body: JSON.parse(OTHER) });
      },
    );

    test("leaves the standard envelope to the standard check", async () => {
      const { api } = await startWithBody(FAILURE, adapter, { readEnvelope: baseResp });
      expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject(TYPED);
    });

    test.each(["json", "text", "arraybuffer"] as const)(
      "can turn a body with an errcode into a success with errcode 0, read as %s",
      async (responseType) => {
        const { api, bare } = await startWithBody(FAILURE, adapter, {
          readEnvelope: () => ({ errcode: 0 }),
        });
        expect((await api.get("/", { responseType })).data).toEqual(
          (await bare.get("/", { responseType })).data,
        );
      },
    );

    test("causes a warning when it throws, and the errcode is still found", async () => {
      const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
      const readEnvelope = () => {
        throw new Error("no base_resp");
      };
      const { api } = await startWithBody(FAILURE, adapter, { readEnvelope });
      expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject(TYPED);
      await vi.waitFor(() =>
        expect(warn).toHaveBeenCalledWith("readEnvelope threw: no base_resp", "axios-wechat"),
      );
    });

    test("is not called for an image, which passes", async () => {
      const image = Buffer.from([0xff, 0xd8, 0xff, 0x7b]);
      const readEnvelope = vi.fn(() => ({ errcode: 1 }));
      const { api } = await startWithBody(image, adapter, { readEnvelope });
      const { data } = await api.get("/", { responseType: "arraybuffer" });
      expect(Buffer.from(data)).toEqual(image);
      expect(readEnvelope).not.toHaveBeenCalled();
    });
  });

  test("also decides about retries: a busy code of its own is retried", async () => {
    const bodies = ['{"base_resp":{"ret":-1,"err_msg":"busy"}}', '{"base_resp":{"ret":0,"err_msg":"ok"}}'];
    const { api, server } = await startAnswered(
      (_, response) => response.end(bodies.shift()),
      {},
      { readEnvelope: baseResp },
    );
    expect((await api.post("/", {})).data).toEqual({ base_resp: { ret: 0, err_msg: "ok" } });
    expect(server.connections.length).toBeGreaterThan(0);
    expect(bodies).toEqual([]);
  });
});

describe("a text inside JSON is not the top level of the response", () => {
  const QUOTED = JSON.stringify(FAILURE);

  test("for the interceptor on its own", async () => {
    const { url } = await serve((_, response) => response.end(QUOTED));
    const api = axios.create({ baseURL: url, proxy: false });
    api.interceptors.response.use(errcodeInterceptor());
    expect((await api.get("/")).data).toBe(FAILURE);
  });

  test("but a body requested as text is", async () => {
    const { url } = await serve((_, response) => response.end(FAILURE));
    const api = axios.create({ baseURL: url, proxy: false });
    api.interceptors.response.use(errcodeInterceptor());
    const failure = await api.get("/", { responseType: "text" }).catch((error: unknown) => error);
    expect(isWechatApiError(failure, 40007)).toBe(true);
  });
});
