import { randomBytes } from "node:crypto";
import { Agent, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { setImmediate as nextTurn, setTimeout as passTime } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { UserError, WechatApiError } from "../../../src/index.ts";
import { ADAPTERS } from "../raw-server.ts";
import { gate, rejectionOf } from "../setup.ts";
import { bytesOf, digest, ERRMSG, FAILURE, seen, startAnswered, TYPED } from "./response-server.ts";

/** A longer response is not checked. */
const LIMIT = 65_536;

/** A failure of exactly this many bytes. */
const failureOfLength = (length: number) => {
  const around = JSON.stringify({ note: "", errcode: 40007, errmsg: ERRMSG });
  return around.replace('""', `"${"x".repeat(length - around.length)}"`);
};

type Write = (response: ServerResponse, body: Buffer) => unknown;

async function inChunks(response: ServerResponse, body: Buffer, size: number): Promise<void> {
  for (let at = 0; at < body.length; at += size) {
    response.write(body.subarray(at, at + size));
    await nextTurn();
  }
  response.end();
}

const WAYS: [name: string, write: Write][] = [
  [
    "at once, with its length",
    (response, body) => response.setHeader("content-length", body.length).end(body),
  ],
  [
    "at once, chunked",
    (response, body) => {
      response.write(body);
      response.end();
    },
  ],
  [
    "late",
    async (response, body) => {
      response.flushHeaders();
      await passTime(40);
      response.end(body);
    },
  ],
  [
    "with a late end",
    async (response, body) => {
      response.write(body);
      await passTime(40);
      response.end();
    },
  ],
  ["in chunks of one byte", (response, body) => inChunks(response, body.subarray(0, 300), 1)],
  ["in chunks of 7 KiB", (response, body) => inChunks(response, body, 7 * 1024)],
  ["gzipped", (response, body) => response.setHeader("content-encoding", "gzip").end(gzipSync(body))],
];

// Traps: `unshift` after an `await` lost every byte, unlike a synchronous `unshift` inside `readable`; an empty stream
// (204, length 0, empty chunked) ended while it was checked, and the caller hung.
describe.each(ADAPTERS)("a stream, with the %s adapter,", (adapter) => {
  const start = (write: Write, body: string | Uint8Array) =>
    startAnswered((_, response) => write(response, Buffer.from(body)), { adapter, responseType: "stream" });

  describe.each(WAYS)("that is written %s,", (_, write) => {
    test.each([
      ["a failure", FAILURE],
      ["one after a byte order mark", `\uFEFF${FAILURE}`],
      ["one after white space", `${" \r\n".repeat(20)}${FAILURE}`],
      ["a pretty-printed one", JSON.stringify(JSON.parse(FAILURE), null, "\t")],
    ])("is typed when it is %s", async (_, body) => {
      const { api } = await start(write, body);
      expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject(TYPED);
    });

    test.each<[string, string | Uint8Array]>([
      ["JSON", '{"errcode":0,"openid":"o1"}'],
      ["JSON after a byte order mark", '\uFEFF{"openid":"文"}'],
      ["long JSON with an errcode", `{"list":"${"y".repeat(150_000)}","errcode":40007}`],
      ["a list", `[${FAILURE}]`],
      ["white space", " \r\n"],
      ["a byte order mark", "\uFEFF"],
      ["long white space", " ".repeat(LIMIT + 9)],
      ["an image", randomBytes(100_000).fill(0xff, 0, 1)],
      ["a small image", Buffer.from([0xff, 0xd8, 0xff])],
      ["one byte", "{"],
      ["nothing", ""],
    ])("arrives complete when it is %s", async (_, body) => {
      const { api, bare } = await start(write, body);
      const [ours, theirs] = await Promise.all([api, bare].map(async (one) => seen(await one.get("/"))));
      expect(ours).toEqual(theirs);
    });
  });

  test.each([
    ["with its length", WAYS[0]?.[1]],
    ["chunked", WAYS[5]?.[1]],
  ])("is typed at the limit and passes one byte later, %s", async (_, write) => {
    const { api } = await start(write as Write, failureOfLength(LIMIT));
    expect(await rejectionOf(api.get("/"), WechatApiError)).toMatchObject(TYPED);
    const longer = failureOfLength(LIMIT + 1);
    const { data } = await (await start(write as Write, longer)).api.get("/");
    expect((await bytesOf(data))?.toString()).toBe(longer);
  });

  test.each([
    ["a file, after its first byte", Buffer.alloc(1, 0xff)],
    ["a long JSON, after the limit", Buffer.from(`{"list":"${"y".repeat(LIMIT)}`)],
  ])("is returned before its end: %s", async (_, beginning) => {
    const { passed, open } = gate();
    const { api } = await startAnswered(
      async (_, response) => {
        response.write(beginning);
        await passed;
        response.end("the rest");
      },
      { adapter, responseType: "stream" },
    );
    // The call would never end if it waited for the whole body: the rest is sent only now.
    const { data } = await api.get("/");
    open();
    expect(digest((await bytesOf(data)) ?? Buffer.of())).toBe(
      digest(Buffer.concat([beginning, Buffer.from("the rest")])),
    );
  });

  test("can be read when its errcode is accepted", async () => {
    const { api } = await start((response, body) => response.end(body), FAILURE);
    const { data } = await api.get("/", { wechat: { accept: [40007] } });
    expect(data instanceof Readable || data instanceof ReadableStream).toBe(true);
    expect((await bytesOf(data))?.toString()).toBe(FAILURE);
  });

  test("can still be read from the typed error", async () => {
    const { api } = await start((response, body) => response.end(body), FAILURE);
    const { response } = await rejectionOf(api.get("/"), WechatApiError);
    expect((await bytesOf(response?.data))?.toString()).toBe(FAILURE);
  });

  test("with a bad HTTP status is typed, or left unread for its reader", async () => {
    const bodies = ['{"errcode":43004,"errmsg":"require subscribe"}', "<html>not here</html>"];
    const { api } = await startAnswered((_, response) => response.writeHead(404).end(bodies.shift()), {
      adapter,
      responseType: "stream",
    });
    await rejectionOf(api.get("/"), UserError);
    const fault = await api.get("/").catch((error: unknown) => error);
    const { response } = fault as { response?: { data: unknown } };
    expect((await bytesOf(response?.data))?.toString()).toBe("<html>not here</html>");
  });
});

// Trap: an undrained stream blocks an agent with `maxSockets: 1`.
describe("the connection is released", () => {
  const startWithOneSocket = (status: number, body: string) => {
    let responses = 0;
    const httpAgent = new Agent({ keepAlive: true, maxSockets: 1 });
    return startAnswered(
      (_, response) => {
        responses += 1;
        response.writeHead(responses <= 3 ? status : 200).end(responses <= 3 ? body : "done");
      },
      { responseType: "stream", httpAgent },
    );
  };

  test("after a stream with an errcode", async () => {
    const { api, server } = await startWithOneSocket(200, FAILURE);
    for (let call = 0; call < 3; call += 1) await rejectionOf(api.post("/", {}), WechatApiError);
    expect((await bytesOf((await api.post("/", {})).data))?.toString()).toBe("done");
    expect(server.connections.length).toBe(1);
  });

  test("after a stream with a busy response, for the retry", async () => {
    const { api } = await startWithOneSocket(200, '{"errcode":-1,"errmsg":"busy"}');
    expect((await bytesOf((await api.post("/", {})).data))?.toString()).toBe("done");
  });

  test("after a bad gateway's stream, for the retry", async () => {
    const { api } = await startWithOneSocket(502, `<html>${"Bad Gateway ".repeat(50_000)}</html>`);
    expect((await bytesOf((await api.get("/")).data))?.toString()).toBe("done");
  });
});
