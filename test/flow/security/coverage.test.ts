import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import axios from "axios";
import FormData from "form-data";
import { beforeAll, describe, expect, test } from "vitest";
import { attachWechat, tokenManagers } from "../../../src/index.ts";
import { apiSecurity } from "../../../src/security/index.ts";
import { serve } from "../raw-server.ts";
import { errcodesOf, rejectionOf } from "../setup.ts";
import { createSecureWechat, MENU, RISK, type SecureWechat, startSecure } from "./setup.ts";

let wechat: SecureWechat;
beforeAll(() => {
  wechat = createSecureWechat();
});

describe("an uncovered call is sent unencrypted:", () => {
  test("another path, a GET, and a call with security: false", async () => {
    const { api, wire } = await startSecure(wechat);
    await api.post(MENU, { n: 1 });
    await api.get(RISK, { params: { n: 1 } });
    await rejectionOf(api.post(RISK, { n: 1 }, { wechat: { security: false } }), Error);
    expect(wire.arrived.slice(-3).map(({ headers }) => headers["wechatmp-appid"])).toEqual(
      Array(3).fill(undefined),
    );
    expect(errcodesOf(wechat.simulator)).toEqual([0, 0, 40233]);
  });

  test("an account for which the function returns no keys", async () => {
    const asked: string[] = [];
    const { api, sent } = await startSecure(wechat, {
      security: (account) => {
        asked.push(account);
        return undefined;
      },
    });
    await rejectionOf(api.post(RISK, { n: 1 }), Error);
    expect(asked).toEqual([expect.stringContaining("wx0123456789abcdef")]);
    expect(sent(RISK)[0]?.headers).not.toHaveProperty("wechatmp-appid");
  });
});

test("the function returns the account's keys, and a call may have its own", async () => {
  const { api } = await startSecure(wechat, { security: () => wechat.security });
  expect((await api.post(RISK, { n: 1 })).data.errcode).toBe(0);
  const { api: other } = await startSecure(wechat, { security: undefined });
  expect((await other.post(RISK, { n: 1 }, { wechat: { security: wechat.security } })).data.errcode).toBe(0);
});

test("many accounts have separate keys, and one without keys sends unencrypted", async () => {
  const asked: string[] = [];
  const { sent, wire } = await startSecure(wechat);
  const accounts = tokenManagers({
    provider: (appid) => ({
      key: appid,
      fetch: async () => ({ access_token: `${appid}-token`, expires_in: 7200 }),
    }),
  });
  const api = axios.create({ baseURL: wire.url, proxy: false });
  attachWechat(api, {
    accounts,
    retry: false,
    security: (account) => {
      asked.push(account);
      return account === "a" ? wechat.security : undefined;
    },
  });
  wechat.simulator.reply(RISK, { errcode: 0 }, { token: false });
  expect((await api.post(RISK, { n: 1 }, { wechat: { account: "a" } })).data.errcode).toBe(0);
  await rejectionOf(api.post(RISK, { n: 2 }, { wechat: { account: "b" } }), Error);
  expect(asked).toEqual(["a", "b"]);
  expect(sent(RISK).map(({ headers }) => headers["wechatmp-appid"] !== undefined)).toEqual([true, false]);
});

test("an adapter that sends through another attached instance encrypts once", async () => {
  const { api: inner } = await startSecure(wechat);
  const { api } = await startSecure(wechat, {
    axios: { adapter: (config) => inner.request({ ...config, adapter: ["http"] } as never) },
  });
  expect((await api.post(RISK, { n: 1 })).data.errcode).toBe(0);
  expect(wechat.simulator.calls.at(-1)?.body).toEqual({ n: 1 });
});

test("the prefix of a gateway is neither in `paths` nor in the signed path", async () => {
  const gateway = await startSecure(wechat);
  const { api } = await startSecure(wechat, { axios: { baseURL: `${gateway.wire.url}/gw` } });
  const forwarded = await serve(async (message, response) => {
    const answer = await wechat.simulator.answer({
      method: "POST",
      path: new URL(message.url ?? "", "http://x").pathname.replace("/gw", ""),
      query: new URL(message.url ?? "", "http://x").searchParams,
      headers: message.headers as Record<string, string>,
      body: await buffer(message),
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  api.defaults.baseURL = `${forwarded.url}/gw`;
  const { data } = await api.post(RISK, { n: 1 });
  expect(data.errcode).toBe(0);
  expect(wechat.simulator.calls.at(-1)?.body).toEqual({ n: 1 });
});

describe("a TypeError", () => {
  test.each<[string, () => unknown]>([
    ["a form", () => new URLSearchParams({ a: "1" })],
    ["an array", () => [1]],
    ["a text", () => "hello"],
    ["a multipart form", () => Object.assign(new FormData(), {})],
    ["a stream", () => Readable.from(["{}"])],
    ["bytes that are not JSON", () => Buffer.of(0x89, 0x50)],
  ])("says that %s cannot be encrypted", async (_, make) => {
    const { api, sent } = await startSecure(wechat);
    const error = await rejectionOf(api.post(RISK, make()), TypeError);
    expect(error.message).toContain(`${RISK} is called with security, which needs a JSON object`);
    expect(sent(RISK)).toEqual([]);
  });

  test("names an appid that is not the attachment's", async () => {
    const other = apiSecurity({ ...wechat.keys.options, appid: "wxffffffffffffffff" });
    await expect(startSecure(wechat, { security: other })).rejects.toThrow(
      /options\.security is that of wxffff/,
    );
    const { api } = await startSecure(wechat, { security: () => other });
    await expect(api.post(RISK, {})).rejects.toThrow(/options\.security is that of wxffff/);
    await expect(api.post(RISK, {}, { wechat: { security: other } })).rejects.toThrow(
      /wechat\.security is that of/,
    );
  });

  test("names a value that is not an ApiSecurity", async () => {
    const wrong = { appid: "wx1" } as never;
    await expect(startSecure(wechat, { security: wrong })).rejects.toThrow(
      /options\.security must be an ApiSecurity/,
    );
    const { api } = await startSecure(wechat, { security: () => wrong });
    await expect(api.post(RISK, {})).rejects.toThrow(
      /options\.security\(account\) must return an ApiSecurity/,
    );
    await expect(api.post(RISK, {}, { wechat: { security: wrong } })).rejects.toThrow(
      /wechat\.security must be/,
    );
  });
});
