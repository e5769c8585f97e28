import { Agent, IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import axios from "axios";
import { describe, expect, test } from "vitest";
import { attachWechat, errcodeInterceptor, WechatApiError } from "../../../src/index.ts";
import { together } from "../../together.ts";
import { ADAPTERS } from "../raw-server.ts";
import { AT_ONCE, gate, rejectionOf } from "../setup.ts";
import { bytesOf, FAILURE, startAnswered } from "./response-server.ts";

describe.each(ADAPTERS)("a stream, with the %s adapter,", (adapter) => {
  // Trap: control bytes were skipped like white space, so the stream was delayed until its end.
  test.each<[string, readonly number[]]>([
    ["NUL", [0]],
    ["0x01", [1]],
    ["a vertical tab", [0x0b]],
    ["a part of a byte order mark", [0xef, 0xbb, 0x20]],
    ["a byte order mark after white space", [0x20, 0xef]],
    ["two byte order marks", [0xef, 0xbb, 0xbf, 0xef]],
    ["a bracket", [0x5b]],
  ])("is returned at once when it begins with %s", async (_, bytes) => {
    const { passed, open } = gate();
    const { api } = await startAnswered(
      async (_, response) => {
        response.write(Buffer.from(bytes));
        await passed;
        response.end(FAILURE);
      },
      { adapter, responseType: "stream" },
    );
    const { data } = await api.get("/");
    open();
    expect(await bytesOf(data)).toEqual(Buffer.concat([Buffer.from(bytes), Buffer.from(FAILURE)]));
  });

  // Trap: the call waited for the first byte, forever.
  const starts = ["", " ", '{"list":'] as const;
  const received = together(starts, async (start) => {
    const { passed, open } = gate();
    const { api } = await startAnswered(
      async (_, response) => {
        response.flushHeaders();
        if (start) response.write(start);
        await passed;
        response.end("the rest");
      },
      { adapter, responseType: "stream" },
    );
    const { data } = await api.get("/");
    open();
    return (await bytesOf(data))?.toString();
  });
  test.each(starts)("that stalls after %j is returned, and loses nothing", async (start) => {
    expect(await received(start)).toBe(`${start}the rest`);
  });
});

// Trap: it was a plain Readable, without headers and status.
test.each(["", " ", '{"errcode":0}'])(
  "a stream that ends while it is checked stays the adapter's own object: %j",
  async (body) => {
    const { api } = await startAnswered((_, response) => response.setHeader("x-mine", "1").end(body), {
      adapter: "http",
      responseType: "stream",
      decompress: false,
    });
    const { data } = await api.get("/");
    expect(data).toBeInstanceOf(IncomingMessage);
    expect(data).toMatchObject({ statusCode: 200, headers: { "x-mine": "1" } });
    expect((await bytesOf(data))?.toString()).toBe(body);
  },
);

// Trap: it was a plain Readable, unlike that of a success.
describe("a stream with an accepted errcode stays the adapter's own object", () => {
  const start = () =>
    startAnswered((_, response) => response.setHeader("x-mine", "1").end(FAILURE), {
      adapter: "http",
      responseType: "stream",
      httpAgent: new Agent({ keepAlive: true, maxSockets: 1 }),
    });

  const expectOwn = async (data: unknown) => {
    expect(data).toBeInstanceOf(IncomingMessage);
    expect(data).toMatchObject({ statusCode: 200, headers: { "x-mine": "1" } });
    expect((await bytesOf(data))?.toString()).toBe(FAILURE);
  };

  test.each<true | number[]>([true, [40007]])(
    "with accept: %j, and its connection is released after it is read",
    async (accept) => {
      const { api, server } = await start();
      for (let call = 0; call < 2; call += 1)
        await expectOwn((await api.get("/", { wechat: { accept } })).data);
      expect(server.connections.length).toBe(1);
    },
  );

  test("with errcodeInterceptor()", async () => {
    const { bare } = await start();
    bare.interceptors.response.use(errcodeInterceptor());
    await expectOwn((await bare.get("/", { wechat: { accept: true } })).data);
  });

  test("with a bad HTTP status", async () => {
    const { api } = await startAnswered((_, response) => response.writeHead(400).end(FAILURE), {
      adapter: "http",
      responseType: "stream",
    });
    const { data } = await api.get("/", { wechat: { accept: true } });
    expect(data).toBeInstanceOf(IncomingMessage);
    expect((await bytesOf(data))?.toString()).toBe(FAILURE);
  });

  test("and a stream whose token was renewed, or that was retried, keeps no connection", async () => {
    const bodies = ['{"errcode":40001}', '{"errcode":-1}'];
    const { bare, server } = await startAnswered((_, response) => response.end(bodies.shift() ?? "done"), {
      adapter: "http",
      responseType: "stream",
      httpAgent: new Agent({ keepAlive: true, maxSockets: 1 }),
    });
    let issued = 0;
    attachWechat(bare, {
      provider: async () => ({ access_token: `token-${++issued}`, expires_in: 7200 }),
      retry: AT_ONCE,
    });
    const { data } = await bare.get("/", { wechat: { accept: true } });
    expect((await bytesOf(data))?.toString()).toBe("done");
    expect(server.connections.length).toBe(1);
  });
});

test("a typed error releases its connection with errcodeInterceptor()", async () => {
  const { bare, server } = await startAnswered((_, response) => response.end(FAILURE), {
    responseType: "stream",
    httpAgent: new Agent({ keepAlive: true, maxSockets: 1 }),
  });
  bare.interceptors.response.use(errcodeInterceptor());
  for (let call = 0; call < 3; call += 1) await rejectionOf(bare.get("/"), WechatApiError);
  expect(server.connections.length).toBe(1);
});

// Trap: the safety net checked it a second time, and waited as long again.
test.each(ADAPTERS)("a stream that the exchange has checked is not checked again: %s", async (adapter) => {
  const { bare } = await startAnswered((_, response) => response.end("x"), {
    adapter,
    responseType: "stream",
  });
  let exchanged: unknown;
  bare.interceptors.response.use((response) => {
    exchanged = response.data;
    return response;
  });
  attachWechat(bare, { retry: AT_ONCE });
  const { data } = await bare.get("/");
  expect(data).toBe(exchanged);
  expect((await bytesOf(data))?.toString()).toBe("x");
});

describe.each<[string, () => Readable, unknown[]]>([
  ["of strings", () => Readable.from(['{"名":', '"é"}']).setEncoding("utf8"), ['{"名":"é"}']],
  [
    "that decodes",
    () => Readable.from([Buffer.from('{"名":1}')], { objectMode: false }).setEncoding("hex"),
    [Buffer.from('{"名":1}').toString("hex")],
  ],
  ["of objects", () => Readable.from([{ a: 1 }, "b"]), [{ a: 1 }, "b"]],
  [
    "of bytes in object mode",
    () => Readable.from([Buffer.from("{"), Buffer.from("}")]),
    [Buffer.from("{"), Buffer.from("}")],
  ],
])("a stream of another adapter %s", (_, make, expected) => {
  test("arrives as it would without the plugin", async () => {
    const stream = make();
    const api = axios.create({
      adapter: async (config) => ({ data: stream, status: 200, statusText: "", headers: {}, config }),
    });
    attachWechat(api, { retry: AT_ONCE });
    const { data } = await api.get("/");
    expect(data).toBe(stream);
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    if (stream.readableObjectMode && typeof chunks[0] !== "string") expect(chunks).toEqual(expected);
    else expect(chunks.join("")).toBe(expected.join(""));
  });
});
