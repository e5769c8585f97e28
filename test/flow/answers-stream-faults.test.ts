import type { ServerResponse } from "node:http";
import { setTimeout as passTime } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import axios, { type AxiosAdapter, type AxiosError, type AxiosRequestConfig, isAxiosError } from "axios";
import { describe, expect, test } from "vitest";
import { attachWechat } from "../../src/index.ts";
import { bytesOf, startAnswered } from "./answered.ts";
import { AT_ONCE, gate, rejectionOf } from "./setup.ts";
import { ADAPTERS, type Adapter, serve } from "./wire.ts";

const WHOLE = '{"errcode":0,"openid":"o1"}';
const HALF = Buffer.from(WHOLE.slice(0, 12));

const HALVES: [name: string, write: (response: ServerResponse) => unknown][] = [
  ["plain", (response) => response.write(HALF)],
  ["with its length", (response) => response.setHeader("content-length", WHOLE.length).write(HALF)],
  [
    "gzipped",
    (response) => response.setHeader("content-encoding", "gzip").write(gzipSync(WHOLE).subarray(0, 20)),
  ],
  ["without a first byte", (response) => response.flushHeaders()],
];

/** Answers with the half of a body, and says when the client has begun to look at it. */
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
  // The adapters ask this when the head of the answer is there; the look at its body comes next.
  const validateStatus = () => {
    setImmediate(begun.open);
    return true;
  };
  return { api, validateStatus, begun: begun.passed, calls: () => calls };
}

const cut = (response: ServerResponse) => response.destroy();

describe.each(ADAPTERS)("while a stream is looked at, with the %s adapter,", (adapter) => {
  describe.each(HALVES)("%s,", (_, writeHalf) => {
    // TRAPS: "wrap a reset during the peek as an AxiosError."
    test("a reset is a transport fault: a POST is not repeated", async () => {
      const { api, validateStatus, calls } = await startHalf(adapter, writeHalf, cut);
      const fault = await rejectionOf(api.post("/", {}, { validateStatus }), Error);
      expect(isAxiosError(fault)).toBe(true);
      expect((fault as AxiosError).code).toBeTruthy();
      expect((fault as AxiosError).config?.url).toBe("/");
      expect(calls()).toBe(1);
    });

    test("a reset is a transport fault: a GET is repeated, and its answer arrives", async () => {
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
    ])("%s ends the call at once, and nothing is repeated", async (_, make) => {
      const [config, stop] = make();
      const { api, validateStatus, begun, calls } = await startHalf(adapter, writeHalf, () => {});
      void begun.then(stop);
      const fault = await rejectionOf(api.get("/", { ...config, validateStatus }), Error);
      expect(axios.isCancel(fault)).toBe(true);
      expect(calls()).toBe(1);
    });
  });
});

describe("a stream that broke before anybody looked at it", () => {
  /** Somebody's adapter that thinks for a while before it hands the answer on. */
  const slow =
    (adapter: Adapter, ms: number): AxiosAdapter =>
    async (config) => {
      const response = await axios.getAdapter(adapter)(config);
      await passTime(ms);
      return response;
    };

  test.each(ADAPTERS)("with the %s adapter, ends the call with a transport fault", async (adapter) => {
    const { url } = await serve((_, response) => {
      response.write(HALF, () => setImmediate(cut, response));
    });
    const api = axios.create({ baseURL: url, proxy: false, adapter: slow(adapter, 60) });
    attachWechat(api, { retry: AT_ONCE });
    const fault = await rejectionOf(api.post("/", {}, { responseType: "stream" }), Error);
    expect(isAxiosError(fault)).toBe(true);
  });
});

describe.each(ADAPTERS)("a stream that somebody reads already, with the %s adapter,", (adapter) => {
  const start = async () => {
    const body = `{"list":"${"y".repeat(200_000)}"}`;
    const { url } = await serve((_, response) => {
      // Chunked: a length that is said to be large would settle it.
      response.write(body);
      response.end();
    });
    return { body, api: axios.create({ baseURL: url, proxy: false, responseType: "stream", adapter }) };
  };

  test("in an adapter, and to its end, passes as it is", async () => {
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

  test("in an interceptor, and has not done reading, loses no byte to the safety net", async () => {
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
