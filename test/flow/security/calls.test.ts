import { createPublicKey } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { AxiosResponse } from "axios";
import { beforeAll, describe, expect, test } from "vitest";
import { AccessTokenError, UserError, WechatSecurityError } from "../../../src/index.ts";
import { assertNoSecrets } from "../../../src/testing/index.ts";
import { freePort } from "../../free-port.ts";
import { decrypt, isSignedBy, type OracleKeys } from "../../security/oracle.ts";
import { ADAPTERS, type Arrived, serve } from "../raw-server.ts";
import { attach, errcodesOf, rejectionOf, SEND, storm, tokensOf } from "../setup.ts";
import { createSecureWechat, QR_CODE, RISK, type SecureWechat, startSecure } from "./setup.ts";

let wechat: SecureWechat;
beforeAll(() => {
  wechat = createSecureWechat();
});

/** The body of a request on the connection, decrypted and verified by the oracle. */
function clear({ body, headers }: Arrived, path: string): Record<string, unknown> {
  const { appid, symmetric, asymmetric } = wechat.keys.options;
  const keys: OracleKeys = {
    ...{ appid, sn: symmetric.sn, key: symmetric.key },
    urlpath: `https://api.weixin.qq.com${path}`,
  };
  const publicKey = createPublicKey(asymmetric.privateKey).export({ type: "spki", format: "pem" }).toString();
  const signed = {
    timestamp: Number(headers["wechatmp-timestamp"]),
    signature: headers["wechatmp-signature"] ?? "",
    body: body.toString(),
  };
  expect(isSignedBy(publicKey, keys, signed, 32)).toBe(true);
  return JSON.parse(decrypt(keys, signed));
}

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

describe.each(ADAPTERS)("with the %s adapter, a covered call", (adapter) => {
  const start = (options: Parameters<typeof startSecure>[1] = {}) =>
    startSecure(wechat, { ...options, axios: { adapter, ...options.axios } });

  test("is encrypted and signed on the connection, and unencrypted for transforms and interceptors", async () => {
    const seen: unknown[] = [];
    const { api, sent } = await start();
    api.interceptors.request.use((config) => {
      seen.push(config.data);
      return config;
    });
    api.interceptors.response.use((response) => {
      seen.push(response.data, response.config.data, response.config.params);
      return response;
    });
    wechat.simulator.reply(RISK, { errcode: 0, risk_rank: 4 });
    const { data } = await api.post(RISK, { openid: "openid-in-clear" }, { params: { scene: 1 } });
    expect(data).toEqual({ errcode: 0, risk_rank: 4 });
    expect(seen).toEqual([{ openid: "openid-in-clear" }, data, '{"openid":"openid-in-clear"}', { scene: 1 }]);
    const [arrived] = sent(RISK);
    expect(arrived?.body.toString()).not.toContain("openid-in-clear");
    expect([...(arrived?.query.keys() ?? [])]).toEqual(["access_token"]);
    expect(clear(arrived as Arrived, RISK)).toMatchObject({ openid: "openid-in-clear", scene: 1 });
    expect(wechat.simulator.calls[0]?.body).toEqual({ scene: 1, openid: "openid-in-clear" });
  });

  test("leaves its config unchanged, so that it can be resent", async () => {
    const { api } = await start();
    const { config } = await api.post(RISK, { openid: "openid-in-clear" }, { params: { scene: 1 } });
    expect(JSON.stringify(config)).not.toMatch(/wechatmp|access_token|authtag/i);
    expect((await api.request(config)).data.errcode).toBe(0);
    expect(wechat.simulator.calls.map(({ body }) => body)).toEqual(
      Array(2).fill({ scene: 1, openid: "openid-in-clear" }),
    );
  });

  test("without a body is encrypted as well", async () => {
    const { api, sent } = await start();
    expect((await api.post(RISK)).data.errcode).toBe(0);
    expect(clear(sent(RISK)[0] as Arrived, RISK)).toHaveProperty("_appid");
  });

  test("with an errcode inside the ciphertext is a typed error", async () => {
    const { api } = await start();
    wechat.simulator.fail(SEND, 43101);
    const error = await rejectionOf(api.post(SEND, { touser: "o1" }), UserError);
    expect(error).toMatchObject({ errcode: 43101, attempts: 1 });
  });

  test("whose token is rejected inside the ciphertext is renewed and replayed, encrypted anew", async () => {
    const { api, sent } = await start();
    await api.post(RISK, { n: 0 });
    wechat.simulator.revokeToken();
    expect((await api.post(RISK, { n: 1 })).data.errcode).toBe(0);
    expect(errcodesOf(wechat.simulator)).toEqual([0, 40001, 0]);
    const attempts = sent(RISK).slice(1);
    const opened = attempts.map((one) => clear(one, RISK));
    expect(opened.map(({ n }) => n)).toEqual([1, 1]);
    expect(new Set(opened.map(({ _n }) => _n)).size).toBe(2);
    expect(new Set(attempts.map(({ headers }) => headers["wechatmp-signature"])).size).toBe(2);
    expect(new Set(tokensOf(wechat.simulator)).size).toBe(2);
  });

  test("with a busy response is retried, encrypted anew", async () => {
    const { api, sent } = await start();
    wechat.simulator.fail(RISK, -1, { times: 2 });
    expect((await api.post(RISK, { n: 1 })).data.errcode).toBe(0);
    const nonces = sent(RISK).map((one) => clear(one, RISK)._n);
    expect(new Set(nonces).size).toBe(3);
  });

  test("fails over to another host with the same signed path", async () => {
    const { wire } = await start();
    const first = `http://127.0.0.1:${await freePort()}`;
    const other = await start({ axios: { baseURL: first, adapter }, failoverHosts: [wire.host] });
    expect((await other.api.post(RISK, { n: 1 })).data.errcode).toBe(0);
    expect(clear(wire.arrived.at(-1) as Arrived, RISK)).toMatchObject({ n: 1 });
  });

  test("with a bad HTTP status and no signature is a transport error, which is retried", async () => {
    const { api } = await start();
    wechat.simulator.fail(RISK, -1, { status: 502, times: 1 });
    expect((await api.post(RISK, { n: 1 }, { wechat: { repeatable: true } })).data.errcode).toBe(0);
    const down = await serve((_, response) => void response.writeHead(503).end("down"));
    const { api: other } = await start({ retry: false });
    const error = await other
      .post(`${down.url}${RISK}`, {}, { wechat: { token: "T" } })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "ERR_BAD_RESPONSE", response: { status: 503, data: "down" } });
  });

  test.each([
    ["text", (data: unknown) => data as string],
    ["arraybuffer", (data: unknown) => Buffer.from(data as ArrayBuffer).toString()],
    ["stream", async (data: unknown) => (await buffer(data as NodeJS.ReadableStream)).toString()],
  ] as const)("arrives decrypted as the responseType %s", async (responseType, read) => {
    const { api } = await start();
    wechat.simulator.reply(RISK, '{"errcode":0,"id":12345678901234567890,"name":"你好"}');
    const { data } = await api.post(RISK, {}, { responseType, transformResponse: [] });
    expect(await read(data)).toBe('{"errcode":0,"id":12345678901234567890,"name":"你好"}');
    wechat.simulator.fail(RISK, 43101);
    await rejectionOf(api.post(RISK, {}, { responseType }), UserError);
  });

  test.each(["arraybuffer", "stream"] as const)(
    "of a file passes unencrypted, as %s",
    async (responseType) => {
      const { api } = await start();
      const large = Buffer.concat([PNG, Buffer.alloc(300_000, 7)]);
      wechat.simulator.reply(QR_CODE, large);
      const { data } = await api.post<unknown>(QR_CODE, { scene: "a" }, { responseType });
      const bytes =
        responseType === "stream"
          ? await buffer(data as NodeJS.ReadableStream)
          : Buffer.from(data as ArrayBuffer);
      expect(bytes.equals(large)).toBe(true);
      wechat.simulator.fail(QR_CODE, 43101);
      await rejectionOf(api.post(QR_CODE, { scene: "a" }, { responseType }), UserError);
    },
  );

  test.each([
    ["unsigned", "unsigned"],
    ["tampered", "signature"],
    ["late", "timestamp"],
  ] as const)("whose response is %s is rejected, once, without printing any of it", async (how, reason) => {
    const { api, sent } = await start();
    wechat.keys.answer(how);
    wechat.simulator.reply(RISK, { errcode: 0, name: "a-secret-name" });
    const error = await rejectionOf(
      api.post(RISK, { openid: "a-secret-openid" }, { wechat: { repeatable: true } }),
      WechatSecurityError,
    );
    expect(error).toMatchObject({
      reason,
      code: "ERR_WECHAT_SECURITY",
      account: expect.stringContaining("wx"),
    });
    expect(sent(RISK).length).toBe(1);
    const token = tokensOf(wechat.simulator)[0] ?? "";
    const { symmetric, asymmetric } = wechat.keys.options;
    const ciphertext = sent(RISK)[0]?.body.toString() ?? "";
    assertNoSecrets(error, [
      "a-secret-name",
      "a-secret-openid",
      token,
      symmetric.key,
      asymmetric.privateKey,
      ciphertext,
    ]);
  });
});

test("a storm with an invalid token costs one renewal", async () => {
  const { api } = await startSecure(wechat);
  await api.post(RISK, { n: 0 });
  const before = wechat.simulator.tokenCalls.length;
  wechat.simulator.revokeToken();
  const { failures, values } = await storm(60, (n) => api.post(RISK, { n }));
  expect(failures).toEqual([]);
  expect(values.map(({ data }: AxiosResponse) => data.errcode)).toEqual(Array(60).fill(0));
  expect(wechat.simulator.tokenCalls.length).toBe(before + 1);
});

test("an errcode next to an unsigned envelope does not count", async () => {
  const { api } = await startSecure(wechat);
  await api.post(RISK, {});
  const body = JSON.stringify({ errcode: 40001, iv: "", data: "", authtag: "" });
  const forged = await serve((_, response) => void response.end(body));
  api.defaults.baseURL = forged.url;
  const error = await rejectionOf(api.post(RISK, {}), WechatSecurityError);
  expect(error.reason).toBe("unsigned");
  expect(forged.connections.length).toBe(1);
});

test("a token that no renewal fixes is an AccessTokenError", async () => {
  const { api } = await startSecure(wechat);
  wechat.simulator.fail(RISK, 40001);
  await rejectionOf(api.post(RISK, {}), AccessTokenError);
});

test("JSON in bytes, and from a factory, is encrypted", async () => {
  const { api } = await startSecure(wechat);
  await api.post(RISK, Buffer.from('{"n":1}'));
  await api.post(RISK, undefined, { wechat: { body: () => ({ n: 2 }) } });
  expect(wechat.simulator.calls.map(({ body }) => body)).toEqual([{ n: 1 }, { n: 2 }]);
});

test("an attachment without retries is detached without a trace", async () => {
  const { api, attachment } = await startSecure(wechat);
  attachment.detach();
  attach(api, { security: wechat.security }).detach();
});
