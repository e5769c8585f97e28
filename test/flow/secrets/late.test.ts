import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { OutgoingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import axios from "axios";
import { describe, expect, test } from "vitest";
import { assertNoSecrets } from "../../../src/testing/index.ts";
import { ADAPTERS, serve } from "../raw-server.ts";
import { attach } from "../setup.ts";

const TOKEN = "62_a-token/with+signs=";
const call = { wechat: { token: TOKEN } };

describe.each(ADAPTERS)("with the %s adapter,", (adapter) => {
  // Trap: errors after the stream was returned printed the token.
  test("an abort of a stream that was already returned prints no token", async () => {
    const { url } = await serve((_, response) => response.write("x".repeat(100)));
    const api = axios.create({ baseURL: url, proxy: false, adapter, responseType: "stream" });
    attach(api);
    const controller = new AbortController();
    const { data } = await api.get("/", { ...call, signal: controller.signal });
    const failed: Promise<unknown> =
      data instanceof ReadableStream
        ? buffer(data).catch((error: unknown) => error)
        : once(data as Readable, "error").then(([error]) => error);
    controller.abort();
    expect(axios.isCancel(await failed)).toBe(true);
    assertNoSecrets(await failed, [TOKEN]);
  });

  const handedOver: [string, Buffer, OutgoingHttpHeaders][] = [
    ["checked", Buffer.from("x"), {}],
    ["too long for the check", Buffer.alloc(100_000), { "content-length": 200_000 }],
  ];

  // Measured: fetch's own late errors hold no request. This must stay so, because they are not redacted.
  test.each(handedOver)("a reset of a stream that was %s prints no token", async (_, beginning, headers) => {
    const { url, connections } = await serve((_, response) => {
      response.writeHead(200, headers).write(beginning);
    });
    const api = axios.create({ baseURL: url, proxy: false, adapter, responseType: "stream" });
    attach(api);
    const { data } = await api.get("/", call);
    for (const connection of connections) connection.destroy();
    const failed: unknown = await buffer(data).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    assertNoSecrets(failed, [TOKEN]);
  });

  // Trap: axios puts the request, with its URL, only on this one of all late errors.
  // The oldest axios has no such limit for streams.
  const limitsStreams = test.skipIf(process.env.AXIOS === "oldest");
  limitsStreams("a stream that grows beyond maxContentLength prints no token", async () => {
    const zeros = Buffer.concat(Array.from({ length: 100 }, () => gzipSync(Buffer.alloc(1_000_000))));
    const bodies: [Buffer, OutgoingHttpHeaders][] = [
      [Buffer.alloc(150_000), {}],
      [zeros, { "content-encoding": "gzip", "content-length": zeros.length }],
    ];
    const { url } = await serve((_, response) => {
      const [body, headers] = bodies.shift() ?? [];
      response.writeHead(200, headers).write(body);
    });
    expect(zeros.length).toBeGreaterThan(70_000);
    const api = axios.create({
      baseURL: url,
      proxy: false,
      adapter,
      responseType: "stream",
      maxContentLength: 120_000,
    });
    attach(api);
    for (let body = 0; body < 2; body += 1) {
      const { data } = await api.get("/", call);
      const failed: unknown = await buffer(data).catch((error: unknown) => error);
      expect(failed).toMatchObject({ message: expect.stringContaining("maxContentLength") });
      assertNoSecrets(failed, [TOKEN]);
    }
  });

  test("a stream within maxContentLength arrives complete", async () => {
    const body = randomBytes(100_000);
    const { url } = await serve((_, response) => response.end(body));
    const api = axios.create({ baseURL: url, proxy: false, adapter, maxContentLength: 120_000 });
    attach(api);
    const { data } = await api.get("/", { ...call, responseType: "stream" });
    expect(await buffer(data)).toEqual(body);
  });

  // Trap: dispatch creates this error after the exchange, with the request on it.
  test("broken JSON under silentJSONParsing: false reveals no token to an earlier interceptor", async () => {
    const { url } = await serve((_, response) => response.end("{broken"));
    const api = axios.create({
      baseURL: url,
      proxy: false,
      adapter,
      responseType: "json",
      transitional: { silentJSONParsing: false },
    });
    const seen: unknown[] = [];
    api.interceptors.response.use(undefined, (error: unknown) => {
      assertNoSecrets(error, [TOKEN]);
      seen.push(error);
      throw error;
    });
    attach(api);
    await api.get("/", call).catch(() => {});
    expect(seen).toEqual([expect.objectContaining({ name: "SyntaxError" })]);
  });
});
