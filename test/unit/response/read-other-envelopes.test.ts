import axios, { type AxiosResponseTransformer } from "axios";
import { describe, expect, it, vi } from "vitest";
import { createReadResponse } from "../../../src/response/read.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

type ReadEnvelope = NonNullable<Parameters<typeof createReadResponse>[0]>;

const FAILURE = '{"errcode":40003,"errmsg":"invalid openid"}';
const transformResponse = [axios.defaults.transformResponse ?? []].flat() as AxiosResponseTransformer[];

function read(data: unknown, config: Parameters<typeof requestConfig>[0], readEnvelope: ReadEnvelope) {
  const sent = requestConfig({ transformResponse, ...config });
  const response = responseTo(sent, data);
  return { envelope: createReadResponse(readEnvelope)(response, sent), response };
}

describe("readEnvelope", () => {
  const baseResp: ReadEnvelope = (body) => {
    const { base_resp } = (body ?? {}) as { base_resp?: { ret: number; err_msg: string } };
    return base_resp && { errcode: base_resp.ret, errmsg: base_resp.err_msg };
  };
  const OTHER = '{"base_resp":{"ret":10001,"err_msg":"system error"},"list":[]}';

  it.each<[string, unknown]>([
    ["a text", OTHER],
    ["an object", JSON.parse(OTHER)],
    ["a Buffer", Buffer.from(OTHER)],
    ["an ArrayBuffer", new TextEncoder().encode(OTHER).buffer],
  ])("reads another envelope in %s", (_, data) => {
    expect(read(data, {}, baseResp).envelope).toEqual({
      errcode: 10001,
      errmsg: "system error",
      body: JSON.parse(OTHER),
    });
  });

  it("reads another envelope in a Blob", async () => {
    await expect(read(new Blob([OTHER]), {}, baseResp).envelope).resolves.toMatchObject({ errcode: 10001 });
  });

  it("reads it in a text that stays a text, which does not change", () => {
    const { envelope, response } = read(OTHER, { responseType: "text" }, baseResp);
    expect(envelope).toMatchObject({ errcode: 10001 });
    expect(response.data).toBe(OTHER);
  });

  it("is called with the parsed body and the response", () => {
    const hook = vi.fn<ReadEnvelope>(() => undefined);
    const { response } = read('{"a":1}', {}, hook);
    expect(hook).toHaveBeenCalledExactlyOnceWith({ a: 1 }, response);
  });

  it("that returns undefined keeps the standard check", () => {
    expect(read(FAILURE, {}, baseResp).envelope).toMatchObject({ errcode: 40003 });
  });

  it("that returns errcode 0 makes any body a success", () => {
    expect(read(FAILURE, {}, () => ({ errcode: 0 })).envelope).toBeUndefined();
  });

  it("that throws causes a warning, and the standard check continues", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const broken = () => {
      throw new Error("no base_resp");
    };
    expect(read(FAILURE, {}, broken).envelope).toMatchObject({ errcode: 40003 });
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledExactlyOnceWith("readEnvelope threw: no base_resp", "axios-wechat"),
    );
  });

  it.each([[5], [null], [{}]])("that returns %o as errmsg has none, and fails no call", (errmsg) => {
    expect(read("{}", {}, () => ({ errcode: 7, errmsg: errmsg as never })).envelope).toMatchObject({
      errcode: 7,
      errmsg: "",
    });
  });

  it("is not called for an image", () => {
    const hook = vi.fn(() => undefined);
    read(Buffer.from([0x89, 0x50]), {}, hook);
    expect(hook).not.toHaveBeenCalled();
  });
});
