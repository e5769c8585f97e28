import axios, { AxiosHeaders } from "axios";
import { describe, expect, it } from "vitest";
import { explanationOf } from "../../../../src/cli/explain/explanation.ts";
import { pluginAction } from "../../../../src/cli/explain/plugin-action.ts";
import { type ErrcodeName, errcodes, lookupErrcode } from "../../../../src/errcodes/index.ts";
import {
  attachWechat,
  componentProvider,
  stableTokenProvider,
  wecomProvider,
} from "../../../../src/index.ts";
import { createApiError } from "../../api-error.ts";

function entryOf(name: ErrcodeName) {
  const entry = errcodes.find((one) => one.name === name);
  if (!entry) throw new Error(`${name} is not in the catalog`);
  return entry;
}

describe("the plugin's action", () => {
  it.each<[ErrcodeName, string]>([
    ["SUCCESS", "none"],
    ["SYSTEM_BUSY", "retry"],
    ["API_QUOTA_EXCEEDED", "retry"],
    ["INVALID_CREDENTIAL", "renew"],
    ["INVALID_ACCESS_TOKEN", "renew"],
    ["ACCESS_TOKEN_EXPIRED", "renew"],
    ["COMPONENT_ACCESS_TOKEN_EXPIRED", "renew"],
    ["WECOM_INVALID_SECRET", "throw"],
    ["INVALID_SUITE_TOKEN", "throw"],
    ["MISSING_ACCESS_TOKEN", "throw"],
    ["API_RATE_LIMITED", "throw"],
    ["INVALID_OPENID", "throw"],
  ])("%s: %s", (name, action) => {
    expect(pluginAction(entryOf(name)).action).toBe(action);
  });

  it("is printed in both languages, for every errcode", () => {
    for (const entry of errcodes) {
      const { en, zh } = pluginAction(entry);
      expect(en, entry.name).toMatch(/^[A-Z].*\.$/);
      expect(zh, entry.name).toMatch(/。$/);
    }
  });

  it("for a platform's own token is addressed to platforms", () => {
    expect(pluginAction(entryOf("COMPONENT_ACCESS_TOKEN_EXPIRED")).en).toMatch(
      /^With componentProvider: Renews/,
    );
    expect(pluginAction(entryOf("INVALID_CREDENTIAL")).en).toMatch(/^Renews/);
  });

  it("names the option if the defaults do less than the catalog allows", () => {
    expect(pluginAction(entryOf("API_RATE_LIMITED")).en).toContain("retry.errcodes");
    expect(pluginAction(entryOf("INVALID_SUITE_TOKEN")).zh).toContain("tokenErrcodes");
    expect(pluginAction(entryOf("INVALID_OPENID")).en).not.toMatch(/errcodes/i);
  });

  it("mentions TokenFetchError if the token endpoint may have returned the errcode", () => {
    expect(pluginAction(entryOf("IP_NOT_WHITELISTED")).en).toContain(
      "TokenFetchError, with this error as its cause",
    );
    expect(pluginAction(entryOf("INVALID_CREDENTIAL")).zh).toContain("TokenFetchError");
    expect(pluginAction(entryOf("INVALID_OPENID")).en).not.toContain("TokenFetchError");
  });
});

describe("the plugin's real behavior", () => {
  const TOKEN_RESPONSE = { access_token: "renewed", component_access_token: "renewed", expires_in: 7200 };

  /** The plugin's real action for an errcode that every attempt returns. */
  async function observe(code: number, product: "mp" | "wecom" | "open") {
    const seen = { calls: 0, tokens: 0 };
    const adapter = async (config: { url?: string }) => {
      const isToken = /stable_token|gettoken|api_component_token/.test(config.url ?? "");
      seen[isToken ? "tokens" : "calls"] += 1;
      const data = isToken
        ? { ...TOKEN_RESPONSE, access_token: `t${seen.tokens}`, component_access_token: `t${seen.tokens}` }
        : { errcode: code, errmsg: "no" };
      const headers = new AxiosHeaders();
      return { data: JSON.stringify(data), status: 200, statusText: "OK", headers, config: config as never };
    };
    const api = axios.create({ baseURL: "https://api.weixin.qq.com", adapter });
    const provider = {
      mp: () => stableTokenProvider({ appid: "wx1", secret: "s" }),
      wecom: () => wecomProvider({ corpid: "ww1", corpsecret: "s", baseURL: "https://api.weixin.qq.com" }),
      open: () =>
        componentProvider({ component_appid: "wx2", component_appsecret: "s", ticket: () => "ticket" }),
    }[product]();
    attachWechat(api, { provider, retry: { baseDelayMs: 0, maxDelayMs: 0 } });
    const error = await api.post("/cgi-bin/anything").catch((reason: Error) => reason);
    const action = seen.tokens > 1 ? "renew" : seen.calls > 1 ? "retry" : "throw";
    return { action, calls: seen.calls, class: (error as Error).name };
  }

  it.each<[ErrcodeName, "mp" | "wecom" | "open"]>([
    ["SYSTEM_BUSY", "mp"],
    ["API_QUOTA_EXCEEDED", "mp"],
    ["INVALID_CREDENTIAL", "mp"],
    ["INVALID_CREDENTIAL", "open"],
    ["WECOM_INVALID_SECRET", "wecom"],
    ["INVALID_ACCESS_TOKEN", "mp"],
    ["INVALID_ACCESS_TOKEN", "wecom"],
    ["COMPONENT_ACCESS_TOKEN_EXPIRED", "open"],
    ["API_RATE_LIMITED", "mp"],
    ["IP_NOT_WHITELISTED", "mp"],
    ["INVALID_SUITE_TOKEN", "wecom"],
  ])("for %s in %s matches the printed action and class", async (name, product) => {
    const told = explanationOf(entryOf(name));
    const done = await observe(told.code, product);
    expect({ action: done.action, class: done.class }).toEqual({
      action: told.plugin.action,
      class: told.class,
    });
    const retries = /up to (\d+) times/.exec(told.plugin.en)?.[1];
    if (retries) expect(done.calls).toBe(1 + Number(retries));
  });
});

it("the printed class is the thrown class, for every errcode that is an error", () => {
  for (const entry of errcodes) {
    const product = entry.product[0];
    expect(lookupErrcode(entry.code, product)).toBe(entry);
    const told = explanationOf(entry).class;
    if (entry.code === 0) expect(told).toBeNull();
    else expect(createApiError({ errcode: entry.code, errmsg: "", body: {} }, { product }).name).toBe(told);
  }
});
