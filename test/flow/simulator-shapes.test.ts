import type { AxiosRequestConfig } from "axios";
import { describe, expect, it } from "vitest";
import { WechatApiError } from "../../src/index.ts";
import { rejectionOf, startFlow } from "./setup.ts";

const USER = "/cgi-bin/user/info";
const PHONE = "/wxa/business/getuserphonenumber";
const WRONG: readonly (readonly [name: string, errcode: number, call: AxiosRequestConfig])[] = [
  ["an unknown path", 40066, { method: "get", url: "/cgi-bin/no/such/path" }],
  ["POST where GET is documented", 43001, { method: "post", url: USER, params: { openid: "o" } }],
  ["GET where POST is documented", 43002, { method: "get", url: PHONE }],
  ["a missing field of a query", 41009, { method: "get", url: USER }],
  ["a missing field of a body", 41008, { method: "post", url: PHONE, data: {} }],
  ["a field of a wrong type", 47001, { method: "post", url: PHONE, data: { code: 1 } }],
  [
    "a form without a file",
    41005,
    { method: "post", url: "/cgi-bin/media/upload", params: { type: "image" }, data: {} },
  ],
  ["a token of another product", 40001, { method: "get", url: "/cgi-bin/agent/list" }],
];

describe("the simulator without a described reply", () => {
  it("responds in the shape of the endpoint, with an errcode of 0", async () => {
    const { api } = await startFlow();
    const { data } = await api.get("/cgi-bin/user/info", { params: { openid: "o" } });
    expect(data).toMatchObject({ errcode: 0, subscribe: 1, openid: "oSIMULATED_openid_0000000001" });
    const code = await api.post("/wxa/getwxacodeunlimit", { scene: "a" }, { responseType: "arraybuffer" });
    expect(Buffer.from(code.data).subarray(1, 4).toString()).toBe("PNG");
  });

  it("responds only with ok for an unknown path", async () => {
    const { api } = await startFlow();
    expect((await api.get("/cgi-bin/no/such/path")).data).toEqual({ errcode: 0, errmsg: "ok" });
  });
});

describe("a strict simulator", () => {
  const strict = async () => startFlow({ retry: false }, { simulator: { strict: true } });

  it.each(WRONG)("rejects %s with %i", async (_, errcode, call) => {
    const { api } = await strict();
    const error = await rejectionOf(api.request({ ...call, wechat: { refresh: false } }), WechatApiError);
    expect(error.errcode).toBe(errcode);
  });

  it("accepts a correct request, and one with a field that is not listed", async () => {
    const { api } = await strict();
    expect((await api.get(USER, { params: { openid: "o", newer: 1 } })).data.errcode).toBe(0);
    expect((await api.post(PHONE, { code: "c", newer: { a: 1 } })).data.phone_info).toBeDefined();
  });

  it("knows a path with a reply of the test's own, and still checks its fields", async () => {
    const { api, simulator } = await strict();
    simulator.reply("/own/path", { mine: 1 });
    simulator.reply(PHONE, { mine: 2 });
    expect((await api.get("/own/path")).data).toEqual({ mine: 1 });
    expect((await api.post(PHONE, { code: "c" })).data).toEqual({ mine: 2 });
    expect(await rejectionOf(api.post(PHONE, {}), WechatApiError)).toMatchObject({ errcode: 41008 });
  });
});
