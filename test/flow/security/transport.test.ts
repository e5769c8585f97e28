import { gzipSync } from "node:zlib";
import { AxiosError, CanceledError } from "axios";
import MockAdapter from "axios-mock-adapter";
import { beforeAll, describe, expect, test } from "vitest";
import { RedirectError, WechatSecurityError } from "../../../src/index.ts";
import { ADAPTERS, serve } from "../raw-server.ts";
import { gate, rejectionOf } from "../setup.ts";
import { createSecureWechat, QR_CODE, RISK, type SecureWechat, startSecure } from "./setup.ts";

let wechat: SecureWechat;
beforeAll(() => {
  wechat = createSecureWechat();
});

/** Another server instead of WeChat, for an instance with a token. */
async function startWithServer(answer: Parameters<typeof serve>[0], adapter: (typeof ADAPTERS)[number]) {
  const started = await startSecure(wechat, { axios: { adapter }, retry: { baseDelayMs: 1, maxDelayMs: 1 } });
  await started.api.post(RISK, {});
  const server = await serve(answer);
  started.api.defaults.baseURL = server.url;
  return { ...started, server };
}

/** Calls the simulator like a server in front of it. */
async function ask(message: import("node:http").IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { pathname, searchParams } = new URL(message.url ?? "", "http://front");
  return wechat.simulator.answer({
    method: message.method ?? "",
    path: pathname,
    query: searchParams,
    headers: message.headers as Record<string, string>,
    body: Buffer.concat(chunks),
  });
}

describe.each(ADAPTERS)("with the %s adapter, a covered call", (adapter) => {
  test("is verified when its response is compressed, also with `decompress: false`", async () => {
    const { api } = await startWithServer(async (message, response) => {
      const { status, headers, body } = await ask(message);
      response.writeHead(status, { ...headers, "content-encoding": "gzip" }).end(gzipSync(body));
    }, adapter);
    for (const decompress of [true, false]) {
      expect((await api.post(RISK, { n: 1 }, { decompress })).data.errcode).toBe(0);
    }
  });

  test.each(["stream", "text"] as const)(
    "whose response breaks off is a transport error, which is retried, as %s",
    async (responseType) => {
      let requests = 0;
      const { api } = await startWithServer(async (message, response) => {
        const { status, headers, body } = await ask(message);
        requests += 1;
        response.writeHead(status, { ...headers, "content-length": body.length });
        if (requests > 1) response.end(body);
        else response.write(body.subarray(0, 20), () => response.destroy());
      }, adapter);
      const { status } = await api.post(RISK, { n: 1 }, { responseType, wechat: { repeatable: true } });
      expect([status, requests]).toEqual([200, 2]);
      requests = 0;
      const error = await rejectionOf(
        api.post(RISK, { n: 1 }, { responseType, wechat: { repeatable: false } }),
        AxiosError,
      );
      expect(error).not.toBeInstanceOf(WechatSecurityError);
      expect(error.config?.data).toBe('{"n":1}');
      expect(JSON.stringify(error)).not.toMatch(/authtag|access_token/);
    },
  );

  test.each(["stream", "text"] as const)(
    "is aborted while its response is read, as %s",
    async (responseType) => {
      const begun = gate();
      const { api } = await startWithServer(async (_, response) => {
        response.writeHead(200, { "content-type": "application/json" }).write("{");
        begun.open();
      }, adapter);
      const controller = new AbortController();
      const call = api.post(RISK, {}, { responseType, signal: controller.signal });
      await begun.passed;
      setImmediate(() => controller.abort());
      await rejectionOf(call, CanceledError);
    },
  );

  test("that is redirected to another host is a RedirectError", async () => {
    const { api } = await startWithServer((_, response) => {
      response.writeHead(307, { location: "https://elsewhere.invalid/" }).end();
    }, adapter);
    const error = await rejectionOf(api.post(RISK, { n: 1 }), RedirectError);
    expect(error.config?.data).toBe('{"n":1}');
  });
});

test("a response over a limit is axios' own error", async () => {
  // The oldest axios knows no limit with the fetch adapter.
  const { api } = await startSecure(wechat, { axios: { adapter: "http" } });
  const error = await rejectionOf(api.post(RISK, {}, { maxContentLength: 10 }), AxiosError);
  expect(error.message).toContain("maxContentLength");
});

test("an unencrypted object from a mock is rejected, and one with an errcode is typed", async () => {
  const { api } = await startSecure(wechat);
  await api.post(RISK, {});
  const mock = new MockAdapter(api as never);
  mock.onPost(RISK).reply(200, { errcode: 0 });
  expect((await rejectionOf(api.post(RISK, {}), WechatSecurityError)).reason).toBe("unsigned");
  mock.onPost(RISK).reply(200, { errcode: 43101 });
  await expect(api.post(RISK, {})).rejects.toMatchObject({ errcode: 43101 });
});

test("unsigned JSON is not a file, even as a stream from an endpoint of files", async () => {
  const { api } = await startSecure(wechat);
  wechat.keys.answer("unsigned");
  wechat.simulator.reply(QR_CODE, { errcode: 0 });
  const call = api.post(QR_CODE, {}, { responseType: "stream" });
  expect((await rejectionOf(call, WechatSecurityError)).reason).toBe("unsigned");
});

test("the error is in the requested language", async () => {
  const { api } = await startSecure(wechat, { lang: "zh" });
  wechat.keys.answer("unsigned");
  const { message } = await rejectionOf(api.post(RISK, {}), WechatSecurityError);
  expect(message).toMatch(/响应未签名/);
});
