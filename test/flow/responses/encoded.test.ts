import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { errcodeInterceptor, WechatApiError } from "../../../src/index.ts";
import { gate, rejectionOf } from "../setup.ts";
import { bytesOf, FAILURE, seen, startAnswered, TYPED } from "./response-server.ts";

const LOSSLESS = ["base64", "base64url", "hex", "utf16le", "UCS-2", "latin1", "binary", "utf-8"];
const SUCCESS = '{"errcode":0,"list":[{"errcode":40001}]}';

const respondWith = (body: string | Uint8Array) => (_: unknown, response: ServerResponse) =>
  response.end(body);

// Trap: the error was saved as the picture, and the invalid token never renewed.
describe.each(LOSSLESS)("an errcode in responseEncoding %s is found", (responseEncoding) => {
  const failures: [string, string][] = [
    ["first", FAILURE],
    [
      "last, after Chinese text",
      JSON.stringify({ note: "素材", errmsg: TYPED.errmsg, errcode: TYPED.errcode }),
    ],
    ["with one extra byte", `${JSON.stringify({ n: "", errmsg: TYPED.errmsg, errcode: TYPED.errcode })} `],
    ["in a nested object", JSON.stringify({ errmsg: TYPED.errmsg, errcode: TYPED.errcode, a: { b: {} } })],
    ["after blanks", `${" ".repeat(100)}\n${FAILURE}`],
  ];

  test.each(failures)("%s", async (_, body) => {
    const { api, bare } = await startAnswered(respondWith(body), { responseEncoding });
    expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject(TYPED);
    bare.interceptors.response.use(errcodeInterceptor());
    expect(await rejectionOf(bare.get("/"), WechatApiError)).toMatchObject(TYPED);
  });

  test("and a success equals that of bare axios", async () => {
    for (const body of [SUCCESS, "an image", ""]) {
      const { api, bare } = await startAnswered(respondWith(body), { responseEncoding });
      expect(await seen(await api.get("/"))).toEqual(await seen(await bare.get("/")));
    }
  });
});

test("an errcode that is not JSON in ascii is found if it comes first", async () => {
  const { api } = await startAnswered(respondWith('{"errcode":40007,"errmsg":"坏"}'), {
    responseEncoding: "ascii",
  });
  expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject({ errcode: 40007 });
});

test("fetch ignores responseEncoding: its text stays unchanged", async () => {
  const { api } = await startAnswered(respondWith(FAILURE), { adapter: "fetch", responseEncoding: "hex" });
  expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject(TYPED);
});

const CODINGS: [string, (text: string | Uint8Array) => Buffer][] = [
  ["gzip", gzipSync],
  ["X-GZIP", gzipSync],
  ["deflate", deflateSync],
  ["deflate", deflateRawSync],
  ["br", brotliCompressSync],
];

// Trap: a gzipped 42001 passed as a success.
describe.each(CODINGS)("with decompress: false, a body in %s", (coding, compress) => {
  const start = (write: (response: ServerResponse) => unknown, config = {}) =>
    startAnswered((_, response) => write(response.setHeader("content-encoding", coding)), {
      decompress: false,
      ...config,
    });

  test.each([
    { responseType: "arraybuffer" },
    { responseType: "stream" },
    { responseEncoding: "base64" },
    { responseEncoding: "latin1" },
  ] as const)("is decompressed for the check, and returned unchanged: %j", async (config) => {
    const failing = await start((response) => response.end(compress(FAILURE)), config);
    const error = await rejectionOf(failing.api.get("/"), WechatApiError);
    expect(error).toMatchObject(TYPED);
    const failed = error.response?.data;
    if (typeof failed !== "string") expect(await bytesOf(failed)).toEqual(compress(FAILURE));
    const { api, bare } = await start((response) => response.end(compress(SUCCESS)), config);
    expect(await seen(await api.get("/"))).toEqual(await seen(await bare.get("/")));
  });

  test("is found in a stream of single bytes", async () => {
    const { api } = await start(
      async (response) => {
        for (const byte of compress(FAILURE)) {
          response.write(Buffer.of(byte));
          await nextTurn();
        }
        response.end();
      },
      { responseType: "stream" },
    );
    expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject(TYPED);
  });

  test("is returned at once when it is not an object", async () => {
    const { passed, open } = gate();
    const file = compress(`<xml>${"x".repeat(50)}</xml>`);
    const { api } = await start(
      async (response) => {
        response.write(file.subarray(0, -4));
        await passed;
        response.end(file.subarray(-4));
      },
      { responseType: "stream" },
    );
    const { data } = await api.get("/");
    open();
    expect(await bytesOf(data)).toEqual(file);
  });

  test("that is far larger than an errcode passes", async () => {
    const bomb = compress(`{"errcode":40007,"a":"${"a".repeat(4_000_000)}"}`);
    for (const responseType of ["arraybuffer", "stream"] as const) {
      const { api } = await start((response) => response.end(bomb), { responseType });
      expect(await bytesOf((await api.get("/")).data)).toEqual(bomb);
    }
  });

  test("that fetch has decompressed is read unchanged", async () => {
    const { api } = await start((response) => response.end(compress(FAILURE)), { adapter: "fetch" });
    for (const responseType of ["arraybuffer", "stream", "text"] as const) {
      expect(await rejectionOf(api.get("/", { responseType }), WechatApiError)).toMatchObject(TYPED);
    }
  });
});
