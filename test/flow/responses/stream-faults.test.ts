import type { ServerResponse } from "node:http";
import { setTimeout as passTime } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import axios, { type AxiosAdapter, type AxiosError, type AxiosRequestConfig, isAxiosError } from "axios";
import { describe, expect, test } from "vitest";
import { attachWechat } from "../../../src/index.ts";
import { ADAPTERS, type Adapter, serve } from "../raw-server.ts";
import { AT_ONCE, gate, rejectionOf } from "../setup.ts";
import { bytesOf, startAnswered } from "./response-server.ts";

const WHOLE = '{"errcode":0,"openid":"o1"}';
const HALF = Buffer.from(WHOLE.slice(0, 12));

const HALVES: [name: string, write: (response: ServerResponse) => unknown][] = [
  ["plain", (response) => response.write(HALF)],
  ["with its length", (response) => response.setHeader("content-length", WHOLE.length).write(HALF)],
  [
    "gzipped",
    (response) => response.setHeader("content-encoding", "gzip").write(gzipSync(WHOLE).subarray(0, 20)),
  ],
  ["without any byte", (response) => response.flushHeaders()],
];

/** Sends half of a body, and reports when the client has started to read it. */
async function startHalf(
  adapter: Adapter,
  writeHalf: (response: ServerResponse) => unknown,
  afterwards: (response: ServerResponse) => unknown,
  whole = Number.POSITIVE_INFINITY,
) {
  let calls = 0;
  const begun = gate();
  const { api } = await startAnswered(
    async (_, response) => {
      calls += 1;
      if (calls > whole) {
        response.end(WHOLE);
        return;
      }
      writeHalf(response);
      await begun.passed;
      afterwards(response);
    },
    { adapter, responseType: "stream" },
  );
  // The adapters read this after the head of the response; the check of its body comes next.
  const validateStatus = () => {
    setImmediate(begun.open);
    return true;
  };
  return { api, validateStatus, begun: begun.passed, calls: () => calls };
}

const cut = (response: ServerResponse) => response.destroy();

describe.each(ADAPTERS)(
  "while the plugin reads the beginning of a stream, with the %s adapter,",
  (adapter) => {
    describe.each(HALVES)("%s,", (_, writeHalf) => {
      // Trap: a reset during the check was not an AxiosError.
      test("a reset is a transport error: a POST is not retried", async () => {
        const { api, validateStatus, calls } = await startHalf(adapter, writeHalf, cut);
        const fault = await rejectionOf(api.post("/", {}, { validateStatus }), Error);
        expect(isAxiosError(fault)).toBe(true);
        expect((fault as AxiosError).code).toBeTruthy();
        expect((fault as AxiosError).config?.url).toBe("/");
        expect(calls()).toBe(1);
      });

      test("a reset is a transport error: a GET is retried, and its response arrives", async () => {
        const { api, validateStatus, calls } = await startHalf(adapter, writeHalf, cut, 2);
        const { data } = await api.get("/", { validateStatus });
        expect((await bytesOf(data))?.toString()).toBe(WHOLE);
        expect(calls()).toBe(3);
      });

      test.each<[string, () => [AxiosRequestConfig, () => void]]>([
        [
          "an AbortSignal",
          () => {
            const controller = new AbortController();
            return [{ signal: controller.signal }, () => controller.abort()];
          },
        ],
        [
          "a CancelToken",
          () => {
            const { token, cancel } = axios.CancelToken.source();
            return [{ cancelToken: token }, () => cancel()];
          },
        ],
      ])("%s ends the call at once, and nothing is retried", async (_, make) => {
        const [config, stop] = make();
        const { api, validateStatus, begun, calls } = await startHalf(adapter, writeHalf, () => {});
        void begun.then(stop);
        const fault = await rejectionOf(api.get("/", { ...config, validateStatus }), Error);
        expect(axios.isCancel(fault)).toBe(true);
        expect(calls()).toBe(1);
      });
    });
  },
);

describe("a stream that broke before it was read", () => {
  /** A custom adapter that delays the response. */
  const slow =
    (adapter: Adapter, ms: number): AxiosAdapter =>
    async (config) => {
      const response = await axios.getAdapter(adapter)(config);
      await passTime(ms);
      return response;
    };

  test.each(ADAPTERS)("with the %s adapter, ends the call with a transport error", async (adapter) => {
    const { url } = await serve((_, response) => {
      response.write(HALF, () => setImmediate(cut, response));
    });
    const api = axios.create({ baseURL: url, proxy: false, adapter: slow(adapter, 60) });
    attachWechat(api, { retry: AT_ONCE });
    const fault = await rejectionOf(api.post("/", {}, { responseType: "stream" }), Error);
    expect(isAxiosError(fault)).toBe(true);
  });
});

describe.each(ADAPTERS)("a stream that is already being read, with the %s adapter,", (adapter) => {
  const start = async () => {
    const body = `{"list":"${"y".repeat(200_000)}"}`;
    const { url } = await serve((_, response) => {
      // Chunked, because a Content-Length would already decide it.
      response.write(body);
      response.end();
    });
    return { body, api: axios.create({ baseURL: url, proxy: false, responseType: "stream", adapter }) };
  };

  test("by an adapter, to its end, passes unchanged", async () => {
    const { api, body } = await start();
    let read: Buffer | undefined;
    api.defaults.adapter = async (config) => {
      const response = await axios.getAdapter(adapter)(config);
      read = await bytesOf(response.data);
      return response;
    };
    attachWechat(api, { retry: AT_ONCE });
    expect((await api.post("/", {})).status).toBe(200);
    expect(read?.toString()).toBe(body);
  });

  test("by an interceptor, not yet to its end, loses no byte to the safety net", async () => {
    const { api, body } = await start();
    let reading: Promise<Buffer | undefined> | undefined;
    api.interceptors.response.use((response) => {
      reading = bytesOf(response.data);
      return response;
    });
    attachWechat(api, { retry: AT_ONCE });
    await api.post("/", {});
    expect((await reading)?.toString()).toBe(body);
  });
});
