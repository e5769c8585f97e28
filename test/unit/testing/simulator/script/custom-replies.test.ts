import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { simulatorReply } from "../../../../../src/testing/index.ts";
import { wireBody } from "../../../../../src/testing/simulator/http/render.ts";
import { createSimulatorClient, type TestRequest } from "../client.ts";

const PATH = "/cgi-bin/user/info";

function createRepliesClient() {
  const client = createSimulatorClient();
  const query = { access_token: client.simulator.issueToken() };
  const answered = async (request: TestRequest = {}, path = PATH) => {
    const { status, headers, body } = await client.send(path, { query, ...request });
    return { status, type: headers["content-type"], headers, text: Buffer.from(body).toString(), body };
  };
  return { ...client, query, answered };
}

describe("reply", () => {
  test("an object is sent as JSON, also when it has fields like status and body", async () => {
    const { simulator, answered } = createRepliesClient();
    const body = { status: 404, headers: {}, body: "x" };
    simulator.reply(PATH, body);
    expect(await answered()).toMatchObject({
      status: 200,
      type: "application/json; encoding=utf-8",
      text: JSON.stringify(body),
    });
  });

  test.each([
    ['{"errcode":0,"nickname":"\u0007"}', "application/json; encoding=utf-8"],
    ["<xml></xml>", "text/xml"],
    ["success", "text/plain"],
  ])("the string %j is sent as it is", async (text, type) => {
    const { simulator, answered } = createRepliesClient();
    simulator.reply(PATH, text);
    expect(await answered()).toMatchObject({ status: 200, type, text });
  });

  test.each([
    [Buffer.from([0xff, 0xd8, 0xff]), "image/jpeg"],
    [new Uint8Array([1, 2, 3]), "application/octet-stream"],
  ])("bytes are sent as they are", async (bytes, type) => {
    const { simulator, answered } = createRepliesClient();
    simulator.reply(PATH, bytes);
    const answer = await answered();
    expect(answer.type).toBe(type);
    expect(Buffer.from(answer.body).equals(bytes)).toBe(true);
  });

  test("an ArrayBuffer is bytes, too", async () => {
    const { simulator, answered } = createRepliesClient();
    simulator.reply(PATH, new Uint8Array([1, 2, 3]).buffer);
    expect([...(await answered()).body]).toEqual([1, 2, 3]);
  });

  test.each<[string, unknown]>([
    ["Undefined", undefined],
    ["Null", null],
    ["Number", 5],
    ["Map", new Map([["a", 1]])],
    ["Blob", new Blob(["x"])],
    ["ReadableStream", new ReadableStream()],
    ["a stream", Readable.from(["x"])],
  ])("%s is no reply: at once, and a 500 that says so where a function gives it", async (kind, body) => {
    const { simulator, answered } = createRepliesClient();
    const message = `A reply must be an object (sent as JSON), a string or bytes; got ${kind}`;
    expect(() => simulator.reply(PATH, body as never)).toThrow(new TypeError(message));
    expect(() => simulatorReply({ body: (body ?? null) as never })).toThrow(TypeError);
    simulator.reply(PATH, () => body as never);
    expect(await answered()).toMatchObject({ status: 500, text: expect.stringContaining(message) });
  });

  test.each<[string, Parameters<typeof simulatorReply>[0]]>([
    ["a status that goes before an answer", { status: 101 }],
    ["a status that there is not", { status: 1000 }],
    ["a header's name with a blank", { headers: { "x y": "1" } }],
    ["a header of two lines", { headers: { a: "1\n2" } }],
    ["a header without a value", { headers: { a: undefined as never } }],
  ])("simulatorReply refuses %s", (_, reply) => {
    expect(() => simulatorReply(reply)).toThrow(TypeError);
  });

  test("simulatorReply sets status and headers, whatever the case of their names", async () => {
    const { simulator, answered } = createRepliesClient();
    simulator.reply(
      PATH,
      simulatorReply({ status: 502, headers: { "Content-Type": "text/html" }, body: "<p>" }),
    );
    expect(await answered()).toMatchObject({
      status: 502,
      headers: { "content-type": "text/html" },
      text: "<p>",
    });
    expect(simulator.calls[0]).toMatchObject({ status: 502, errcode: undefined });
  });

  test("a function gets the request and returns any of these, at once or later", async () => {
    const { simulator, answered, query } = createRepliesClient();
    simulator.reply(PATH, (request) => ({
      method: request.method,
      path: request.path,
      token: request.query.get("access_token"),
      type: request.headers["content-type"],
      bytes: request.body.byteLength,
      json: request.json(),
    }));
    expect(JSON.parse((await answered({ json: { a: 1 } })).text)).toEqual({
      method: "POST",
      path: PATH,
      token: query.access_token,
      type: "application/json",
      bytes: 7,
      json: { a: 1 },
    });
    simulator.reply(PATH, async () => "later");
    expect((await answered()).text).toBe("later");
    simulator.reply(PATH, () => simulatorReply({ status: 204 }));
    expect((await answered()).status).toBe(204);
  });

  test("a function that throws answers 500 and says so", async () => {
    const { simulator, answered } = createRepliesClient();
    simulator.reply(PATH, () => {
      throw new Error("oops");
    });
    expect(await answered()).toMatchObject({ status: 500, text: expect.stringContaining("oops") });
  });

  test("still wants a good token, unless told not to", async () => {
    const { simulator, read } = createRepliesClient();
    simulator.reply(PATH, { openid: "o1" });
    expect(await read(PATH)).toMatchObject({ errcode: 41001 });
    simulator.reply("/internal/token", { access_token: "t" }, { token: false });
    expect(await read("/internal/token")).toEqual({ access_token: "t" });
  });

  test("on * describes every path that has no reply of its own, but no token endpoint", async () => {
    const { simulator, answered, stableToken } = createRepliesClient();
    simulator.reply("*", "any");
    simulator.reply(PATH, "own");
    expect((await answered()).text).toBe("own");
    expect((await answered({}, "/cgi-bin/media/get")).text).toBe("any");
    expect(await stableToken()).toHaveProperty("access_token");
  });

  test("describes token endpoints too, and the record stays with the token calls", async () => {
    const { simulator, send } = createRepliesClient();
    simulator.reply("/cgi-bin/stable_token", simulatorReply({ status: 500, body: "<html>" }));
    expect((await send("/cgi-bin/stable_token", { json: {} })).status).toBe(500);
    expect(simulator.tokenCalls).toMatchObject([{ path: "/cgi-bin/stable_token", status: 500 }]);
  });

  test("the errcode of a described body is recorded", async () => {
    const { simulator, answered } = createRepliesClient();
    for (const body of [
      { errcode: 43004, errmsg: "x" },
      { errcode: "40029" },
      '{"errcode": -1, "n":"\u0007"}',
      {},
      "x",
    ]) {
      simulator.reply(PATH, body);
      await answered();
    }
    expect(simulator.calls.map((call) => call.errcode)).toEqual([43004, 40029, -1, 0, 0]);
  });
});

describe("paths that answer more than ok by themselves", () => {
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
  ])("%s answers with the id of what was uploaded", async (path, answer) => {
    const { read, query } = createRepliesClient();
    expect(await read(path, { query, body: Buffer.from("--form") })).toEqual(answer);
    expect(await read(path, { body: Buffer.from("--form") })).toMatchObject({ errcode: 41001 });
  });

  test.each([
    ["GET", "/cgi-bin/media/get"],
    ["POST", "/cgi-bin/material/get_material"],
    ["POST", "/wxa/getwxacode"],
    ["POST", "/wxa/getwxacodeunlimit"],
    ["POST", "/cgi-bin/wxaapp/createwxaqrcode"],
  ])("%s %s is a picture for a good token and JSON for a bad one", async (method, path) => {
    const { answered, read } = createRepliesClient();
    const { type, body, status } = await answered({ method }, path);
    expect({ status, type }).toEqual({ status: 200, type: "image/png" });
    expect(Buffer.from(body).subarray(1, 4).toString()).toBe("PNG");
    expect(await read(path, { method, query: { access_token: "99_dead" } })).toMatchObject({
      errcode: 40001,
    });
  });
});

test("a status without a body has none on its way, as fetch's Response and older versions of msw demand", () => {
  const answer = { headers: {}, body: Buffer.from("x"), errcode: 0 };
  for (const status of [204, 205, 304]) {
    expect(new Response(wireBody({ ...answer, status }), { status }).body).toBeNull();
  }
  expect(Buffer.from(wireBody({ ...answer, status: 200 }) ?? [])).toEqual(Buffer.from("x"));
});
