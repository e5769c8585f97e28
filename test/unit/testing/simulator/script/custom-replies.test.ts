import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { simulatorReply } from "../../../../../src/testing/index.ts";
import { wireBody } from "../../../../../src/testing/simulator/http/render.ts";
import { createSimulatorClient, type TestRequest } from "../client.ts";

const PATH = "/cgi-bin/user/info";

function createRepliesClient() {
  const client = createSimulatorClient();
  const query = { access_token: client.simulator.issueToken() };
  const replyOf = async (request: TestRequest = {}, path = PATH) => {
    const { status, headers, body } = await client.send(path, { query, ...request });
    return { status, type: headers["content-type"], headers, text: Buffer.from(body).toString(), body };
  };
  return { ...client, query, replyOf };
}

describe("reply", () => {
  test("an object is sent as JSON, also when it has fields like status and body", async () => {
    const { simulator, replyOf } = createRepliesClient();
    const body = { status: 404, headers: {}, body: "x" };
    simulator.reply(PATH, body);
    expect(await replyOf()).toMatchObject({
      status: 200,
      type: "application/json; encoding=utf-8",
      text: JSON.stringify(body),
    });
  });

  test.each([
    ['{"errcode":0,"nickname":"\u0007"}', "application/json; encoding=utf-8"],
    ["<xml></xml>", "text/xml"],
    ["success", "text/plain"],
  ])("the string %j is sent unchanged", async (text, type) => {
    const { simulator, replyOf } = createRepliesClient();
    simulator.reply(PATH, text);
    expect(await replyOf()).toMatchObject({ status: 200, type, text });
  });

  test.each([
    [Buffer.from([0xff, 0xd8, 0xff]), "image/jpeg"],
    [new Uint8Array([1, 2, 3]), "application/octet-stream"],
  ])("bytes are sent unchanged", async (bytes, type) => {
    const { simulator, replyOf } = createRepliesClient();
    simulator.reply(PATH, bytes);
    const response = await replyOf();
    expect(response.type).toBe(type);
    expect(Buffer.from(response.body).equals(bytes)).toBe(true);
  });

  test("an ArrayBuffer is treated as bytes, too", async () => {
    const { simulator, replyOf } = createRepliesClient();
    simulator.reply(PATH, new Uint8Array([1, 2, 3]).buffer);
    expect([...(await replyOf()).body]).toEqual([1, 2, 3]);
  });

  test.each<[string, unknown]>([
    ["Undefined", undefined],
    ["Null", null],
    ["Number", 5],
    ["Map", new Map([["a", 1]])],
    ["Blob", new Blob(["x"])],
    ["ReadableStream", new ReadableStream()],
    ["a stream", Readable.from(["x"])],
  ])(
    "%s is not a reply: it throws at once, or is a 500 with the reason if a function returns it",
    async (kind, body) => {
      const { simulator, replyOf } = createRepliesClient();
      const message = `A reply must be an object (sent as JSON), a string or bytes; got ${kind}`;
      expect(() => simulator.reply(PATH, body as never)).toThrow(new TypeError(message));
      expect(() => simulatorReply({ body: (body ?? null) as never })).toThrow(TypeError);
      simulator.reply(PATH, () => body as never);
      expect(await replyOf()).toMatchObject({ status: 500, text: expect.stringContaining(message) });
    },
  );

  test.each<[string, Parameters<typeof simulatorReply>[0]]>([
    ["an informational status", { status: 101 }],
    ["an invalid status", { status: 1000 }],
    ["a header name with a blank", { headers: { "x y": "1" } }],
    ["a header with a line break", { headers: { a: "1\n2" } }],
    ["a header without a value", { headers: { a: undefined as never } }],
  ])("simulatorReply rejects %s", (_, reply) => {
    expect(() => simulatorReply(reply)).toThrow(TypeError);
  });

  test("simulatorReply sets status and headers, whatever the case of their names", async () => {
    const { simulator, replyOf } = createRepliesClient();
    simulator.reply(
      PATH,
      simulatorReply({ status: 502, headers: { "Content-Type": "text/html" }, body: "<p>" }),
    );
    expect(await replyOf()).toMatchObject({
      status: 502,
      headers: { "content-type": "text/html" },
      text: "<p>",
    });
    expect(simulator.calls[0]).toMatchObject({ status: 502, errcode: undefined });
  });

  test("a function gets the request and returns any of these, synchronously or later", async () => {
    const { simulator, replyOf, query } = createRepliesClient();
    simulator.reply(PATH, (request) => ({
      method: request.method,
      path: request.path,
      token: request.query.get("access_token"),
      type: request.headers["content-type"],
      bytes: request.body.byteLength,
      json: request.json(),
    }));
    expect(JSON.parse((await replyOf({ json: { a: 1 } })).text)).toEqual({
      method: "POST",
      path: PATH,
      token: query.access_token,
      type: "application/json",
      bytes: 7,
      json: { a: 1 },
    });
    simulator.reply(PATH, async () => "later");
    expect((await replyOf()).text).toBe("later");
    simulator.reply(PATH, () => simulatorReply({ status: 204 }));
    expect((await replyOf()).status).toBe(204);
  });

  test("a function that throws responds with 500 and the reason", async () => {
    const { simulator, replyOf } = createRepliesClient();
    simulator.reply(PATH, () => {
      throw new Error("oops");
    });
    expect(await replyOf()).toMatchObject({ status: 500, text: expect.stringContaining("oops") });
  });

  test("the call still needs a valid token, unless it is disabled", async () => {
    const { simulator, read } = createRepliesClient();
    simulator.reply(PATH, { openid: "o1" });
    expect(await read(PATH)).toMatchObject({ errcode: 41001 });
    simulator.reply("/internal/token", { access_token: "t" }, { token: false });
    expect(await read("/internal/token")).toEqual({ access_token: "t" });
  });

  test("on * applies to every path without its own reply, but to no token endpoint", async () => {
    const { simulator, replyOf, stableToken } = createRepliesClient();
    simulator.reply("*", "any");
    simulator.reply(PATH, "own");
    expect((await replyOf()).text).toBe("own");
    expect((await replyOf({}, "/cgi-bin/media/get")).text).toBe("any");
    expect(await stableToken()).toHaveProperty("access_token");
  });

  test("may also be set for token endpoints, which stay recorded as token calls", async () => {
    const { simulator, send } = createRepliesClient();
    simulator.reply("/cgi-bin/stable_token", simulatorReply({ status: 500, body: "<html>" }));
    expect((await send("/cgi-bin/stable_token", { json: {} })).status).toBe(500);
    expect(simulator.tokenCalls).toMatchObject([{ path: "/cgi-bin/stable_token", status: 500 }]);
  });

  test("the errcode of a described body is recorded", async () => {
    const { simulator, replyOf } = createRepliesClient();
    for (const body of [
      { errcode: 43004, errmsg: "x" },
      { errcode: "40029" },
      '{"errcode": -1, "n":"\u0007"}',
      {},
      "x",
    ]) {
      simulator.reply(PATH, body);
      await replyOf();
    }
    expect(simulator.calls.map((call) => call.errcode)).toEqual([43004, 40029, -1, 0, 0]);
  });
});

describe("paths with more than ok by default", () => {
  test("get_api_domain_ip lists addresses", async () => {
    const { read, query } = createRepliesClient();
    expect(await read("/cgi-bin/get_api_domain_ip", { query })).toEqual({
      ip_list: expect.arrayContaining([expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/)]),
    });
  });

  test.each([
    [
      "/cgi-bin/media/upload",
      { type: "image", media_id: expect.any(String), created_at: expect.any(Number) },
    ],
    ["/cgi-bin/material/add_material", { media_id: expect.any(String), url: expect.any(String) }],
  ])("%s returns the id of the upload", async (path, response) => {
    const { read, query } = createRepliesClient();
    expect(await read(path, { query, body: Buffer.from("--form") })).toEqual(response);
    expect(await read(path, { body: Buffer.from("--form") })).toMatchObject({ errcode: 41001 });
  });

  test.each([
    ["GET", "/cgi-bin/media/get"],
    ["POST", "/cgi-bin/material/get_material"],
    ["POST", "/wxa/getwxacode"],
    ["POST", "/wxa/getwxacodeunlimit"],
    ["POST", "/cgi-bin/wxaapp/createwxaqrcode"],
  ])("%s %s is a picture for a valid token and JSON for an invalid one", async (method, path) => {
    const { replyOf, read } = createRepliesClient();
    const { type, body, status } = await replyOf({ method }, path);
    expect({ status, type }).toEqual({ status: 200, type: "image/png" });
    expect(Buffer.from(body).subarray(1, 4).toString()).toBe("PNG");
    expect(await read(path, { method, query: { access_token: "99_dead" } })).toMatchObject({
      errcode: 40001,
    });
  });
});

test("a status without a body has no body, as fetch's Response and older versions of msw require", () => {
  const response = { headers: {}, body: Buffer.from("x"), errcode: 0 };
  for (const status of [204, 205, 304]) {
    expect(new Response(wireBody({ ...response, status }), { status }).body).toBeNull();
  }
  expect(Buffer.from(wireBody({ ...response, status: 200 }) ?? [])).toEqual(Buffer.from("x"));
});
