import { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import axios from "axios";
import { describe, expect, test } from "vitest";
import { attachWechat } from "../../src/index.ts";
import { together } from "../together.ts";
import { bytesOf, FAILURE, startAnswered } from "./answered.ts";
import { AT_ONCE, gate } from "./setup.ts";
import { ADAPTERS } from "./wire.ts";

describe.each(ADAPTERS)("a stream, with the %s adapter,", (adapter) => {
  // Trap: control bytes were skipped like white space, and held back to the end.
  test.each<[string, readonly number[]]>([
    ["NUL", [0]],
    ["0x01", [1]],
    ["a vertical tab", [0x0b]],
    ["a part of a byte order mark", [0xef, 0xbb, 0x20]],
    ["a byte order mark after white space", [0x20, 0xef]],
    ["two byte order marks", [0xef, 0xbb, 0xbf, 0xef]],
    ["a bracket", [0x5b]],
  ])("is handed over at once when it begins with %s", async (_, bytes) => {
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

  // Trap: the call waited for the first byte, for ever.
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
  test.each(starts)("that falls silent after %j is handed over, and loses nothing", async (start) => {
    expect(await received(start)).toBe(`${start}the rest`);
  });
});

// Trap: it was a bare Readable, without headers and status.
test.each(["", " ", '{"errcode":0}'])(
  "a stream that ends while it is looked at stays the adapter's own object: %j",
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

describe.each<[string, () => Readable, unknown[]]>([
  ["of texts", () => Readable.from(['{"名":', '"é"}']).setEncoding("utf8"), ['{"名":"é"}']],
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
])("a stream of another adapter's %s", (_, make, expected) => {
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
