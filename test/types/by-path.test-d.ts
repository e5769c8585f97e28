import type { Readable } from "node:stream";
import axios, { type AxiosInstance, type AxiosResponse } from "axios";
import { attachWechat } from "axios-wechat";
import type { QueryOf, RequestOf, ResponseOf, WechatApi } from "axios-wechat/api";
import type { Miniprogram, MiniprogramApi } from "axios-wechat/api/miniprogram";
import type { Mp, MpApi } from "axios-wechat/api/mp";
import type { WecomApi } from "axios-wechat/api/wecom";
import { createWechatSimulator, simulatorReply, type WechatSimulator } from "axios-wechat/testing";
import { describe, expectTypeOf, it } from "vitest";

const plain = axios.create();
const mp: MpApi = plain;
const mini: MiniprogramApi = plain;
const wecom: WecomApi = plain;
const both: WechatApi<Mp & Miniprogram> = plain;

describe("an instance typed by path", () => {
  it("is an axios instance, and accepts any axios instance", () => {
    expectTypeOf(mp).toExtend<AxiosInstance>();
    expectTypeOf<AxiosInstance>().toExtend<MpApi>();
    expectTypeOf(() => attachWechat(both)).returns.not.toBeAny();
  });

  it("has typed responses, with errcode and errmsg", async () => {
    const { data } = await mini.post("/wxa/business/getuserphonenumber", { code: "c" });
    expectTypeOf(data.phone_info.purePhoneNumber).toEqualTypeOf<string>();
    expectTypeOf(data.errcode).toEqualTypeOf<number | undefined>();
    // @ts-expect-error no such field
    void data.phone;
  });

  it("checks bodies, also of joined products", () => {
    // @ts-expect-error a wrong type
    void mini.post("/wxa/business/getuserphonenumber", { code: 1 });
    // @ts-expect-error a misspelled field
    void mini.post("/wxa/business/getuserphonenumber", { kode: "c" });
    // @ts-expect-error no body
    void mini.post("/wxa/business/getuserphonenumber");
    // @ts-expect-error a wrong type
    void both.post("/wxa/business/getuserphonenumber", { code: 1 });
  });

  it("checks queries", () => {
    void mp.get("/cgi-bin/user/info", { params: { openid: "o" }, timeout: 1 });
    void mp.get("/cgi-bin/user/info", { params: new URLSearchParams({ openid: "o" }) });
    // @ts-expect-error no query
    void mp.get("/cgi-bin/user/info");
    // @ts-expect-error no openid
    void both.get("/cgi-bin/user/info", { params: {} });
    // @ts-expect-error a wrong option of axios
    void mp.get("/cgi-bin/user/info", { params: { openid: "o" }, timeout: "1" });
  });

  it("accepts interfaces, unlisted fields, undefined, readonly lists and JSON as text", () => {
    interface Phone {
      code: string;
      newer?: number;
    }
    const phone: Phone = { code: "c" };
    void mini.post("/wxa/business/getuserphonenumber", phone);
    void mini.post("/wxa/business/getuserphonenumber", { code: "c", newer: [1] });
    void mini.post("/wxa/business/getuserphonenumber", JSON.stringify(phone));
    interface Data {
      first: { value: string };
    }
    const data: Data = { first: { value: "v" } };
    void mp.post("/cgi-bin/message/template/send", { touser: "o", template_id: "t", data, url: undefined });
    const userid_list = ["u"] as const;
    void wecom.post("/cgi-bin/batch/userid_to_openuserid", { userid_list });
  });

  it("accepts a form as fields and as FormData", () => {
    void mp.post("/cgi-bin/media/upload", { media: Buffer.from("") }, { params: { type: "image" } });
    void mp.post("/cgi-bin/media/upload", new FormData(), { params: { type: "image" } });
    // @ts-expect-error no query
    void mp.post("/cgi-bin/media/upload", new FormData());
  });

  it("checks the fields of postForm", () => {
    const config = { params: { type: "image" } };
    const uploaded = mp.postForm("/cgi-bin/media/upload", { media: new Blob([]) }, config);
    expectTypeOf(uploaded).resolves.toHaveProperty("data").toHaveProperty("media_id");
    void both.postForm("/cgi-bin/media/upload", new FormData(), config);
    // @ts-expect-error a wrong type
    void mp.postForm("/cgi-bin/media/upload", { media: 1 }, config);
    // @ts-expect-error a misspelled field
    void both.postForm("/cgi-bin/media/upload", { file: new Blob([]) }, config);
    // @ts-expect-error no query
    void mp.postForm("/cgi-bin/media/upload", { media: new Blob([]) });
    void mp.postForm("/cgi-bin/unknown", { any: 1 });
    expectTypeOf(mp.postForm<{ a: 1 }>("/cgi-bin/media/upload")).resolves.toEqualTypeOf<
      AxiosResponse<{ a: 1 }>
    >();
  });

  it("types a file by its responseType", () => {
    const code = <Type extends "arraybuffer" | "stream">(responseType: Type) =>
      mini.post("/wxa/getwxacodeunlimit", { scene: "a" }, { responseType });
    void code;
    const bytes = mini.post("/wxa/getwxacodeunlimit", { scene: "a" }, { responseType: "arraybuffer" });
    expectTypeOf(bytes).resolves.toHaveProperty("data").toEqualTypeOf<Buffer>();
    const stream = mini.post("/wxa/getwxacodeunlimit", { scene: "a" }, { responseType: "stream" });
    expectTypeOf(stream).resolves.toHaveProperty("data").toEqualTypeOf<Readable>();
    const unsaid = mini.post("/wxa/getwxacodeunlimit", { scene: "a" });
    expectTypeOf(unsaid).resolves.toHaveProperty("data").toEqualTypeOf<unknown>();
  });

  it("does not change anything else of axios", () => {
    const path: string = "/cgi-bin/user/info";
    expectTypeOf(mp.get(path)).resolves.toHaveProperty("data").toBeAny();
    expectTypeOf(mp.get("/cgi-bin/unknown")).resolves.toHaveProperty("data").toBeAny();
    expectTypeOf(mp.post("https://example.com/", { any: 1 }))
      .resolves.toHaveProperty("data")
      .toBeAny();
    expectTypeOf(mp.get<{ a: 1 }>("/cgi-bin/user/info")).resolves.toEqualTypeOf<AxiosResponse<{ a: 1 }>>();
    expectTypeOf(mp.post<unknown, "unwrapped">("/x")).resolves.toEqualTypeOf<"unwrapped">();
    void mp.request({ method: "get", url: "/cgi-bin/user/info" });
    expectTypeOf(mp.getUri({ url: "/x" })).toEqualTypeOf<string>();
  });
});

describe("the parts of an endpoint", () => {
  it("are exported for a user's own functions", () => {
    expectTypeOf<RequestOf<Miniprogram, "POST /wxa/business/getuserphonenumber">>().toHaveProperty("code");
    expectTypeOf<QueryOf<Mp & Miniprogram, "GET /cgi-bin/user/info">>().toHaveProperty("openid");
    expectTypeOf<ResponseOf<Mp, "GET /cgi-bin/user/info">>().toHaveProperty("openid").toEqualTypeOf<string>();
    expectTypeOf<RequestOf<Mp, "GET /cgi-bin/user/info">>().toEqualTypeOf<undefined>();
  });
});

describe("a simulator with given products", () => {
  it("checks replies by path", () => {
    const simulator = createWechatSimulator<Mp & Miniprogram>();
    simulator.reply("/cgi-bin/user/info", { subscribe: 0 });
    simulator.reply("/cgi-bin/user/info", { subscribe: 1, newer: { a: 1 } });
    simulator.reply("/cgi-bin/user/info", { errcode: 40003, errmsg: "invalid openid" });
    simulator.reply("/cgi-bin/user/info", ({ query }) => ({ openid: query.get("openid") }));
    simulator.reply("/cgi-bin/user/info", simulatorReply({ status: 502 }));
    simulator.reply("/wxa/getwxacodeunlimit", Buffer.from("png"));
    simulator.reply("/own/path", { any: 1 });
    simulator.reply("*", { any: 1 });
    // @ts-expect-error a wrong type
    simulator.reply("/cgi-bin/user/info", { subscribe: "yes" });
    // @ts-expect-error a wrong type inside
    simulator.reply("/wxa/business/getuserphonenumber", { phone_info: { purePhoneNumber: 1 } });
  });

  it("checks nothing without products", () => {
    createWechatSimulator().reply("/cgi-bin/user/info", { subscribe: "yes" });
    const path: string = "/cgi-bin/user/info";
    createWechatSimulator<Mp>().reply(path, { subscribe: "yes" });
    expectTypeOf<WechatSimulator<Mp>>().toExtend<WechatSimulator>();
  });
});
