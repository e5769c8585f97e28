import axios, { type AxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { lookupErrcode } from "../../src/errcodes/index.ts";
import {
  createTokenManager,
  errcodeInterceptor,
  type Language,
  stableTokenProvider,
  TokenFetchError,
  WechatApiError,
} from "../../src/index.ts";
import { APP, rejectionOf, SEND, STABLE_TOKEN, startFlow, startWechat, USER } from "./setup.ts";

const HAN = /\p{Script=Han}/u;
const hint = lookupErrcode(45015)?.hint;

async function messageOfCall(lang: Language | undefined): Promise<string> {
  const { api, simulator } = await startFlow({ lang });
  simulator.fail(SEND, 45015);
  return (await rejectionOf(api.post(SEND, {}), WechatApiError)).message;
}

async function messageOfTokenFetch(lang: Language | undefined): Promise<string> {
  const { api, simulator } = await startFlow({ lang });
  simulator.fail(STABLE_TOKEN, 40164);
  return (await rejectionOf(api.get(USER), TokenFetchError)).message;
}

describe("the message of an error", () => {
  it("is one line in English by default, for every failure", async () => {
    for (const message of [await messageOfCall(undefined), await messageOfTokenFetch("en")]) {
      expect(message).not.toMatch(HAN);
      expect(message).not.toContain("\n");
    }
  });

  it("is in Chinese if lang is zh, also for the token endpoint", async () => {
    expect(await messageOfCall("zh")).toMatch(/^POST \S+ 失败：45015 REPLY_WINDOW_EXPIRED：/);
    const message = await messageOfTokenFetch("zh");
    expect(message).toMatch(/^无法获取 \S+ 的 access_token：POST \S+ 失败：40164 /);
    expect(message).toContain(`${lookupErrcode(40164)?.hint?.zh}`);
  });

  it("has the next step in both languages if lang is both", async () => {
    expect(await messageOfCall("both")).toContain(`${hint?.en} / ${hint?.zh}`);
  });

  it("keeps both languages on hint and entry", async () => {
    const { api, simulator } = await startFlow({ lang: "zh" });
    simulator.fail(SEND, 45015);
    const error = await rejectionOf(api.post(SEND, {}), WechatApiError);
    expect(error.hint).toEqual(hint);
    expect(error.entry).toBe(lookupErrcode(45015));
  });

  it("follows the option of a user's own token manager", async () => {
    const { url, simulator } = await startWechat();
    simulator.fail(STABLE_TOKEN, 40164);
    const provider = stableTokenProvider({ ...APP, baseURL: url });
    const failed: unknown = await createTokenManager({ provider, lang: "zh" })
      .get()
      .catch((error) => error);
    expect((failed as Error).message).toContain("失败：40164 IP_NOT_WHITELISTED");
  });

  it("follows the option of errcodeInterceptor", async () => {
    const api = axios.create({
      adapter: async (config) => ({
        data: { errcode: 45015 },
        status: 200,
        statusText: "",
        headers: {},
        config,
      }),
    });
    api.interceptors.response.use(errcodeInterceptor({ lang: "zh" }));
    const failed: unknown = await api.get("/p").catch((error) => error);
    expect((failed as AxiosError).message).toContain(`${hint?.zh}`);
  });

  it("names the option when it is none of the three", async () => {
    expect(() => errcodeInterceptor({ lang: "fr" as never })).toThrow(
      /^options\.lang must be one of "en", "zh", "both", got "fr"$/,
    );
  });
});
