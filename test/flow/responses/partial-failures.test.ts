import { describe, expect, it, vi } from "vitest";
import { PartialFailureError, partialFailures, WechatApiError } from "../../../src/index.ts";
import { rejectionOf, startFlow } from "../setup.ts";

const MESSAGE = "/cgi-bin/message/send";
const TRANSFER = "/cgi-bin/externalcontact/transfer_customer";
const sent = (calls: readonly { path: string }[], path: string) => calls.filter((call) => call.path === path);

async function start(options = {}, axios = {}) {
  const flow = await startFlow(options, { axios });
  flow.simulator.reply(MESSAGE, {
    errcode: 0,
    errmsg: "ok",
    invaliduser: "zhang|li",
    invalidparty: "",
    msgid: "m",
  });
  flow.simulator.reply(TRANSFER, {
    errcode: 0,
    customer: [
      { external_userid: "a", errcode: 0 },
      { external_userid: "b", errcode: 40096 },
    ],
  });
  return flow;
}

describe("partialFailures", () => {
  it("lists each recipient, and does not change the call", async () => {
    const { api } = await start();
    const response = await api.post(MESSAGE, { touser: "zhang|li|wang" });
    expect(response.data).toEqual({
      errcode: 0,
      errmsg: "ok",
      invaliduser: "zhang|li",
      invalidparty: "",
      msgid: "m",
    });
    expect(partialFailures(response)).toEqual([
      { field: "invaliduser", value: "zhang" },
      { field: "invaliduser", value: "li" },
    ]);
  });

  it("lists the failed items of a batch, with their errcode", async () => {
    const { api } = await start();
    expect(partialFailures(await api.post(TRANSFER, {}))).toEqual([
      { field: "customer", value: { external_userid: "b", errcode: 40096 }, errcode: 40096 },
    ]);
  });

  it.each(["text", "arraybuffer"] as const)("reads a response of type %s", async (responseType) => {
    const { api } = await start();
    const response = await api.post(MESSAGE, {}, { responseType, transformResponse: (data) => data });
    expect(partialFailures(response)).toHaveLength(2);
  });

  it("uses the common names if the table does not know the path", async () => {
    const { api, simulator } = await start();
    simulator.reply("/cgi-bin/newer/api", {
      errcode: 0,
      invaliduser: "a",
      results: [{ errcode: 3 }],
      other: ["b"],
    });
    expect(partialFailures(await api.post("/cgi-bin/newer/api", {}))).toEqual([
      { field: "invaliduser", value: "a" },
      { field: "results", value: { errcode: 3 }, errcode: 3 },
    ]);
  });

  it("ignores them if the table knows other ones", async () => {
    const { api, simulator } = await start();
    const path = "/cgi-bin/license/new_order_job_result";
    simulator.reply(path, { errcode: 0, fail_list: [{ userid: "a" }] });
    expect(partialFailures(await api.post(path, {}))).toEqual([]);
  });

  it("finds nothing in another errcode, in other bodies and without a body", async () => {
    const { api, simulator } = await start();
    simulator.fail(MESSAGE, 81013);
    const accepted = await api.post(MESSAGE, {}, { wechat: { accept: [81013] } });
    for (const data of [null, "text", 1, [], { errcode: 81013, invaliduser: "a" }, { invaliduser: 3 }]) {
      expect(partialFailures({ ...accepted, data })).toEqual([]);
    }
  });
});

describe("rejectPartial", () => {
  it.each([
    ["the attachment's", { rejectPartial: true }, undefined],
    ["a call's", {}, { rejectPartial: true }],
  ])("as %s option rejects, after one request", async (_, options, wechat) => {
    const onRetry = vi.fn();
    const { api, simulator } = await start({ ...options, onRetry });
    const error = await rejectionOf(
      api.post(MESSAGE, { touser: "zhang|li" }, wechat && { wechat }),
      PartialFailureError,
    );
    expect(error).toMatchObject({
      name: "PartialFailureError",
      code: "ERR_WECHAT_PARTIAL_FAILURE",
      message: "POST /cgi-bin/message/send succeeded but for 2 parts: invaliduser (2)",
      failures: [
        { field: "invaliduser", value: "zhang" },
        { field: "invaliduser", value: "li" },
      ],
    });
    expect(error.status).toBeUndefined();
    expect(error.response?.data).toMatchObject({ msgid: "m" });
    expect(sent(simulator.calls, MESSAGE)).toHaveLength(1);
    expect(onRetry).not.toHaveBeenCalled();
  });

  it("reports the meaning of an item's errcode", async () => {
    const { api } = await start({ rejectPartial: true, product: "wecom" });
    const error = await rejectionOf(api.post(TRANSFER, {}), PartialFailureError);
    expect(error.failures[0]?.errcode).toBe(40096);
    expect(error.failures[0]?.entry).toMatchObject({ code: 40096, product: ["wecom"] });
    expect(Object.keys(error.failures[0] ?? {})).not.toContain("entry");
    expect(error.message).toContain("customer 40096 ");
  });

  it("is off for a call that disables it, and ignores complete successes", async () => {
    const { api, simulator } = await start({ rejectPartial: true });
    expect((await api.post(MESSAGE, {}, { wechat: { rejectPartial: false } })).data.msgid).toBe("m");
    simulator.reply(MESSAGE, { errcode: 0, invaliduser: "", msgid: "n" });
    expect((await api.post(MESSAGE, {})).data.msgid).toBe("n");
  });

  it("is visible to interceptors once, as an error", async () => {
    const { api } = await start({ rejectPartial: true });
    const seen = vi.fn();
    api.interceptors.response.use(seen, (error) => {
      seen(error.code);
      throw error;
    });
    await rejectionOf(api.post(MESSAGE, {}), PartialFailureError);
    expect(seen.mock.calls).toEqual([["ERR_WECHAT_PARTIAL_FAILURE"]]);
  });

  it("does not hide a failure of the whole call", async () => {
    const { api, simulator } = await start({ rejectPartial: true, retry: false });
    simulator.fail(MESSAGE, 81013);
    expect(await rejectionOf(api.post(MESSAGE, {}), WechatApiError)).toMatchObject({ errcode: 81013 });
  });

  it("has its message in Chinese, and no secrets in its failures", async () => {
    const { api, simulator } = await start({ rejectPartial: true, lang: "zh" });
    simulator.reply(TRANSFER, { errcode: 0, customer: [{ errcode: 7, access_token: "a-secret" }] });
    const error = await rejectionOf(api.post(TRANSFER, {}), PartialFailureError);
    expect(error.message).toBe(`POST ${TRANSFER} 已成功，但有 1 项失败：customer 7 (1)`);
    expect(JSON.stringify(error)).not.toContain("a-secret");
  });
});
