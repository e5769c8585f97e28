import axios from "axios";
import { describe, expect, test, vi } from "vitest";
import { errcodeInterceptor, isWechatApiError, WechatApiError, type WechatOptions } from "../../src/index.ts";
import { FAILURE, startAnswered, TYPED } from "./answered.ts";
import { rejectionOf } from "./setup.ts";
import { ADAPTERS, type Adapter, serve } from "./wire.ts";

/** A plugin whose calls are all answered with this body. */
async function startAnswering(body: string | Uint8Array, adapter: Adapter, options: WechatOptions = {}) {
  return startAnswered((_, response) => response.end(body), { adapter }, options);
}

// TRAPS: "Raw control characters leave a string even with `responseType: "json"`"; "Escaping control characters
// everywhere breaks pretty-printed JSON and `\/` in URLs: only inside strings."
describe.each(ADAPTERS)("raw control characters inside strings, with the %s adapter", (adapter) => {
  const CONTROLS = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join("");
  const URL_WITH_SLASHES = '"headimgurl": "http:\\/\\/mmbiz.qpic.cn\\/a\\"b\\\\"';
  const SUCCESS = `{\r\n\t"nickname": "${CONTROLS}",\n\t${URL_WITH_SLASHES}\n}`;
  const PARSED = { nickname: CONTROLS, headimgurl: 'http://mmbiz.qpic.cn/a"b\\' };

  test.each(["json", undefined] as const)(
    "a success arrives parsed when the responseType is %s",
    async (responseType) => {
      const { api } = await startAnswering(SUCCESS, adapter);
      expect((await api.get("/", responseType && { responseType })).data).toEqual(PARSED);
    },
  );

  test("a success arrives parsed when axios is told to parse strictly", async () => {
    const { api, bare } = await startAnswering(SUCCESS, adapter);
    const strict = { responseType: "json", transitional: { silentJSONParsing: false } } as const;
    await expect(bare.get("/", strict)).rejects.toMatchObject({ code: "ERR_BAD_RESPONSE" });
    expect((await api.get("/", strict)).data).toEqual(PARSED);
  });

  test("a success that was asked for as text stays as it came", async () => {
    const { api } = await startAnswering(SUCCESS, adapter);
    expect((await api.get("/", { responseType: "text" })).data).toBe(SUCCESS);
  });

  test.each(["json", "text", "arraybuffer", "blob", "stream", undefined] as const)(
    "an error is typed when the responseType is %s",
    async (responseType) => {
      const failure = `{\n${URL_WITH_SLASHES},"nickname":"${CONTROLS}","errmsg":"bad\u0007id","errcode":40007}`;
      const { api } = await startAnswering(failure, adapter);
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
        const { api } = await startAnswering(OTHER, adapter, { readEnvelope: baseResp });
        const error = await rejectionOf(api.get("/", responseType && { responseType }), WechatApiError);
        expect(error).toMatchObject({ errcode: 200003, errmsg: "invalid session", body: JSON.parse(OTHER) });
      },
    );

    test("leaves the standard envelope to the standard check", async () => {
      const { api } = await startAnswering(FAILURE, adapter, { readEnvelope: baseResp });
      expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject(TYPED);
    });

    test.each(["json", "text", "arraybuffer"] as const)(
      "that says errcode 0 makes a success of a body with an errcode, read as %s",
      async (responseType) => {
        const { api, bare } = await startAnswering(FAILURE, adapter, {
          readEnvelope: () => ({ errcode: 0 }),
        });
        expect((await api.get("/", { responseType })).data).toEqual(
          (await bare.get("/", { responseType })).data,
        );
      },
    );

    test("that throws is a warning, and the errcode is found all the same", async () => {
      const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
      const readEnvelope = () => {
        throw new Error("no base_resp");
      };
      const { api } = await startAnswering(FAILURE, adapter, { readEnvelope });
      expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject(TYPED);
      await vi.waitFor(() =>
        expect(warn).toHaveBeenCalledWith("readEnvelope threw: no base_resp", "axios-wechat"),
      );
    });

    test("is not asked about an image, which passes", async () => {
      const image = Buffer.from([0xff, 0xd8, 0xff, 0x7b]);
      const readEnvelope = vi.fn(() => ({ errcode: 1 }));
      const { api } = await startAnswering(image, adapter, { readEnvelope });
      const { data } = await api.get("/", { responseType: "arraybuffer" });
      expect(Buffer.from(data)).toEqual(image);
      expect(readEnvelope).not.toHaveBeenCalled();
    });
  });

  test("decides about repeats, too: its busy code is tried again", async () => {
    const answers = ['{"base_resp":{"ret":-1,"err_msg":"busy"}}', '{"base_resp":{"ret":0,"err_msg":"ok"}}'];
    const { api, server } = await startAnswered(
      (_, response) => response.end(answers.shift()),
      {},
      { readEnvelope: baseResp },
    );
    expect((await api.post("/", {})).data).toEqual({ base_resp: { ret: 0, err_msg: "ok" } });
    expect(server.connections.length).toBeGreaterThan(0);
    expect(answers).toEqual([]);
  });
});

describe("a text inside JSON is not the answer's top level", () => {
  const QUOTED = JSON.stringify(FAILURE);

  test("for the interceptor on its own", async () => {
    const { url } = await serve((_, response) => response.end(QUOTED));
    const api = axios.create({ baseURL: url, proxy: false });
    api.interceptors.response.use(errcodeInterceptor());
    expect((await api.get("/")).data).toBe(FAILURE);
  });

  test("but a text that was asked for is", async () => {
    const { url } = await serve((_, response) => response.end(FAILURE));
    const api = axios.create({ baseURL: url, proxy: false });
    api.interceptors.response.use(errcodeInterceptor());
    const failure = await api.get("/", { responseType: "text" }).catch((error: unknown) => error);
    expect(isWechatApiError(failure, 40007)).toBe(true);
  });
});
