import axios from "axios";
import { describe, expect, it } from "vitest";
import {
  attachWechat,
  isWechatApiError,
  type Product,
  RateLimitError,
  UserError,
} from "../../../src/index.ts";
import { createWechatSimulator, wechatError } from "../../../src/testing/index.ts";

describe("wechatError", () => {
  it.each<[number, Product?]>([[40001], [40164], [45009], [45009, "wecom"], [45015], [61450], [123456789]])(
    "creates the same error for %i as the plugin throws",
    async (errcode, product) => {
      const simulator = createWechatSimulator();
      simulator.fail("/cgi-bin/message/custom/send", errcode, { errmsg: "a text rid: 1-2-3" });
      const { url, close } = await simulator.listen();
      const api = axios.create({ baseURL: url });
      attachWechat(api, { product, retry: { maxRetries: 0 } });
      const params = { access_token: simulator.issueToken() };
      const thrown = await api.post("/cgi-bin/message/custom/send", {}, { params }).catch((error) => error);
      await close();
      const made = wechatError(errcode, { errmsg: "a text rid: 1-2-3", ...(product && { product }) });
      const shown = ({ stack, message, ...error }: Error) => ({ ...error, name: made.name });
      expect(made.constructor).toBe(thrown.constructor);
      expect(shown(made)).toEqual(shown(thrown));
      expect([made.hint, made.entry, made.body]).toEqual([thrown.hint, thrown.entry, thrown.body]);
    },
  );

  it("passes the guards, by number and by name", () => {
    const error = wechatError(45015);
    expect(error).toBeInstanceOf(UserError);
    expect(isWechatApiError(error, "REPLY_WINDOW_EXPIRED")).toBe(true);
    expect(axios.isAxiosError(error)).toBe(true);
    expect(error.rid).toMatch(/^\w+-\w+-\w+$/);
  });

  it("accepts overrides", () => {
    const error = wechatError(45009, {
      product: "wecom",
      path: "/cgi-bin/message/send",
      method: "GET",
      attempts: 4,
      fields: { invaliduser: "u1" },
      account: "ww1",
      lang: "zh",
    });
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({
      path: "/cgi-bin/message/send",
      method: "GET",
      attempts: 4,
      account: "ww1",
    });
    expect(error.body).toMatchObject({ errcode: 45009, invaliduser: "u1" });
    expect(error.message).toContain("失败");
    expect(error.entry?.product).toContain("wecom");
  });

  it.each([[0], [1.5], ["45015"]])("rejects %j, which is not a failure", (code) => {
    expect(() => wechatError(code as number)).toThrow(TypeError);
  });

  it("rejects a misspelled override", () => {
    expect(() => wechatError(45015, { errMsg: "x" } as object)).toThrow(/errMsg/);
  });
});
