import { once } from "node:events";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import axios from "axios";
import { describe, expect, test } from "vitest";
import { assertNoSecrets } from "../../src/testing/index.ts";
import { attach } from "./setup.ts";
import { ADAPTERS, serve } from "./wire.ts";

const TOKEN = "62_a-token/with+signs=";
const call = { wechat: { token: TOKEN } };

describe.each(ADAPTERS)("with the %s adapter,", (adapter) => {
  // Trap: errors that were born after the stream was handed over printed the token.
  test("an abort of a stream that was handed over shows no token", async () => {
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

  // Trap: dispatch makes this error, behind the exchange, with the request on it.
  test("broken JSON under silentJSONParsing: false shows no token to an earlier interceptor", async () => {
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
