import { once } from "node:events";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { AxiosError, type InternalAxiosRequestConfig } from "axios";
import { describe, expect, it } from "vitest";
import { lookupEndpoint } from "../../../../src/endpoints/index.ts";
import { UserError, WechatSecurityError } from "../../../../src/index.ts";
import { attached, reasonOf, stating } from "../../attached.ts";
import { responseTo } from "../../axios-parts.ts";

const PATH = "/cgi-bin/user/info";
const STREAM = { responseType: "stream", wechat: { token: "TOKEN-0123456789" } } as const;
const streaming = (body: string | Readable) => {
  const stream = typeof body === "string" ? Readable.from([body], { objectMode: false }) : body;
  return attached([(config) => responseTo(config, stream)], { retry: false }).api;
};

describe("a streamed response", () => {
  it("without an errcode is handed over whole", async () => {
    const { data } = await streaming('{"openid":"o1"}').get<Readable>(PATH, STREAM);
    expect(await text(data)).toBe('{"openid":"o1"}');
  });

  it("with an errcode fails the call", async () => {
    expect(await reasonOf(streaming('{"errcode":40003}').get(PATH, STREAM))).toBeInstanceOf(UserError);
  });

  it("that breaks off before it tells is a fault of the transport, without the token", async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error("cut at TOKEN-0123456789"));
      },
    });
    const error = await reasonOf(streaming(broken).get(PATH, STREAM));
    expect(error).toBeInstanceOf(AxiosError);
    expect(error).toMatchObject({ message: "cut at [redacted]", attempts: 1 });
  });

  it("has late errors without the token", async () => {
    const { data } = await streaming('{"openid":"o1"}').get<Readable>(PATH, STREAM);
    const failed = once(data, "error");
    data.destroy(new Error("cut at TOKEN-0123456789"));
    expect(await failed).toMatchObject([{ message: "cut at [redacted]" }]);
  });
});

describe("an errcode with a bad HTTP status", () => {
  const behind = (config: InternalAxiosRequestConfig, data: unknown) =>
    new AxiosError("500", "ERR_BAD_RESPONSE", config, {}, responseTo(config, data, 500));

  it("is an errcode", async () => {
    const { api } = attached([(config) => Promise.reject(behind(config, '{"errcode":40003}'))]);
    const error = await reasonOf(api.get(PATH));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ errcode: 40003, status: 500 });
  });

  it("renews the token, if it rejects that", async () => {
    const { api, sent } = attached([
      (config) => Promise.reject(behind(config, '{"errcode":40001}')),
      stating(0),
    ]);
    await expect(api.get(PATH)).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(sent).toEqual(["T1", "T2"]);
  });

  it("in a body that cannot be read does not count: the status does", async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error("cut"));
      },
    });
    const { api } = attached([(config) => Promise.reject(behind(config, broken))], { retry: false });
    expect(await reasonOf(api.get(PATH))).toMatchObject({ message: "500", code: "ERR_BAD_RESPONSE" });
  });

  it("does not count in a response that cannot be trusted", async () => {
    const { api, tokens } = attached([
      (config) => {
        const response = responseTo(config, '{"errcode":40001}');
        return Promise.reject(
          new WechatSecurityError({ reason: "unsigned", path: PATH }, { config, response }),
        );
      },
    ]);
    expect(await reasonOf(api.get(PATH))).toBeInstanceOf(WechatSecurityError);
    expect(tokens.refresh).not.toHaveBeenCalled();
  });
});

describe("the error of an errcode", () => {
  const failed = (url: string, options: object = {}) =>
    reasonOf(attached([stating(40003)], { retry: false, ...options }).api.get(url));

  it("has the page of its endpoint, as far as that is known", async () => {
    expect(await failed(PATH)).toMatchObject({ docs: expect.stringMatching(/^https:/) });
    const error = await failed("/cgi-bin/unheard/of");
    expect(error).toBeInstanceOf(UserError);
    expect(error).not.toHaveProperty("docs");
  });

  it("has the page of a GET, if an interceptor removed the method", async () => {
    const path = "/cgi-bin/message/mass/speed/get";
    const [get, post] = ["GET", "POST"].map((method) => lookupEndpoint(method, path)?.docs);
    expect(get).not.toBe(post);
    const { api } = attached([stating(40003)]);
    api.interceptors.request.use((config) => {
      delete config.method;
      return config;
    });
    expect(await reasonOf(api.get(path))).toMatchObject({ docs: get });
  });

  it("has the meaning for the account's product, else for that of the host", async () => {
    const url = `https://qyapi.weixin.qq.com${PATH}`;
    expect(await failed(url, { product: "mp" })).toMatchObject({ entry: { name: "INVALID_OPENID" } });
    expect(await failed(url)).toMatchObject({ entry: { name: "WECOM_INVALID_USERID" } });
  });
});
