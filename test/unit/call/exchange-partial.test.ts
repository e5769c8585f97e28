import { describe, expect, it } from "vitest";
import { PartialFailureError, tokenManagers, type WechatOptions } from "../../../src/index.ts";
import { attached, reasonOf } from "../attached.ts";
import { responseTo } from "../axios-parts.ts";

const MESSAGE = "/cgi-bin/message/send";

/** An instance whose messages reach all but one recipient. */
const reachingMost = (options: WechatOptions = {}) =>
  attached([(config) => responseTo(config, '{"errcode":0,"invaliduser":"zhang"}')], options).api;

describe("rejectPartial", () => {
  it("rejects a partial success, in the language of the attachment", async () => {
    const error = await reasonOf(reachingMost({ rejectPartial: true, lang: "zh" }).post(MESSAGE, {}));
    expect(error).toBeInstanceOf(PartialFailureError);
    expect(error).toMatchObject({ message: expect.stringContaining("已成功") });
  });

  it("is decided by the call, where it says so", async () => {
    const call = (rejectPartial: boolean) => [MESSAGE, {}, { wechat: { rejectPartial } }] as const;
    expect(await reasonOf(reachingMost().post(...call(true)))).toBeInstanceOf(PartialFailureError);
    const { data } = await reachingMost({ rejectPartial: true }).post(...call(false));
    expect(data).toEqual({ errcode: 0, invaliduser: "zhang" });
  });

  it("is off without it", async () => {
    const { data } = await reachingMost().post(MESSAGE, {});
    expect(data).toEqual({ errcode: 0, invaliduser: "zhang" });
  });

  it("leaves a response of another host alone", async () => {
    const { data } = await reachingMost({ rejectPartial: true }).post(`https://example.com/p`, {});
    expect(data).toEqual({ errcode: 0, invaliduser: "zhang" });
  });

  it("needs no account where the call needs none", async () => {
    const provider = (key: string) => ({ key, fetch: async () => ({ access_token: "T", expires_in: 7200 }) });
    const api = reachingMost({
      tokens: undefined,
      accounts: tokenManagers({ provider }),
      rejectPartial: true,
    });
    const call = api.post(MESSAGE, {}, { wechat: { token: "mine" } });
    expect(await reasonOf(call)).toBeInstanceOf(PartialFailureError);
  });
});
