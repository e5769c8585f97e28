import { Readable } from "node:stream";
import axios from "axios";
import NodeFormData from "form-data";
import { describe, expect, it } from "vitest";
import { prepareBody } from "../../../src/request/body.ts";
import { requestConfig } from "../axios-parts.ts";

const BYTES = new Uint8Array([1, 2, 3]);

function form(): FormData {
  const data = new FormData();
  data.append("media", new Blob([BYTES]), "a.jpg");
  return data;
}

async function* generated() {
  yield BYTES;
}

describe("a body that can be resent", () => {
  it.each<[string, unknown]>([
    ["none at all", undefined],
    ["null", null],
    ["a text", '{"a":1}'],
    ["a Buffer", Buffer.from(BYTES)],
    ["bytes", BYTES],
    ["an ArrayBuffer", BYTES.buffer],
    ["URLSearchParams", new URLSearchParams("a=1")],
    ["a Blob", new Blob([BYTES])],
    ["a FormData of the platform", form()],
  ])("may be %s, which stays the same object", (_, data) => {
    const config = requestConfig({ data, headers: { "Content-Type": "x/y" } });
    const body = prepareBody(config, undefined);
    expect(body.replayable).toBe(true);
    body.rewind();
    expect(config.data).toBe(data);
    expect(config.headers.toJSON()).toEqual({ "Content-Type": "x/y" });
  });
});

// Trap: the second send of a Readable is 0 bytes, and answered 200: silent loss.
describe("a body that cannot be resent", () => {
  it.each<[string, () => unknown]>([
    ["a Readable", () => Readable.from([BYTES])],
    ["a web stream", () => new Blob([BYTES]).stream()],
    ["a generator", () => generated()],
    ["anything with a pipe", () => ({ pipe: () => {} })],
  ])("may be %s, which is sent unchanged", (_, make) => {
    const data = make();
    const config = requestConfig({ data });
    expect(prepareBody(config, undefined).replayable).toBe(false);
    expect(config.data).toBe(data);
  });

  it("may be a form-data form with a stream in it", () => {
    const data = new NodeFormData();
    data.append("media", Readable.from([BYTES]), { filename: "a.jpg", knownLength: BYTES.length });
    const config = requestConfig({ data });
    expect(prepareBody(config, undefined).replayable).toBe(false);
    expect(config.data).toBe(data);
  });

  it("may be a look-alike form whose parts are hidden", () => {
    const data = { getBuffer: () => Buffer.from(BYTES), getHeaders: () => ({}) };
    expect(prepareBody(requestConfig({ data }), undefined).replayable).toBe(false);
  });
});

// Trap: the replay of a form-data form never completes; on the fetch adapter it is the text "[object FormData]".
describe("a form-data form without streams", () => {
  it("is converted to its bytes and its own Content-Type before the first attempt", () => {
    const data = new NodeFormData();
    data.append("description", "图片");
    data.append("media", Buffer.from(BYTES), { filename: "a.jpg" });
    const expected = data.getBuffer();
    const config = requestConfig({ data, headers: { "Content-Type": "multipart/form-data" } });
    const body = prepareBody(config, undefined);
    expect(body.replayable).toBe(true);
    expect(config.data).toEqual(expected);
    expect(config.headers.get("Content-Type")).toBe(`multipart/form-data; boundary=${data.getBoundary()}`);
    body.rewind();
    expect(config.data).toEqual(expected);
  });

  it("is also what axios makes of a plain object for multipart/form-data", () => {
    const config = requestConfig({ headers: { "Content-Type": "multipart/form-data" } });
    const [transform] = [axios.defaults.transformRequest ?? []].flat();
    config.data = transform?.call(config, { a: "1" }, config.headers);
    expect(config.data).not.toBeInstanceOf(Uint8Array);
    expect(prepareBody(config, undefined).replayable).toBe(true);
    expect(String(config.data)).toContain('name="a"');
  });
});

describe("headers that the adapter adds", () => {
  // Trap: a stale Content-Length truncated the second body.
  it("are removed before the next attempt", () => {
    const config = requestConfig({ data: form(), headers: { "Content-Type": "x/y" } });
    const body = prepareBody(config, undefined);
    config.headers.set("Content-Type", "multipart/form-data; boundary=first");
    config.headers.setContentLength(123);
    body.rewind();
    expect(config.headers.toJSON()).toEqual({ "Content-Type": "x/y" });
  });

  it("are restored to the caller's values", () => {
    const config = requestConfig({ data: form(), headers: { "Content-Length": "7" } });
    const body = prepareBody(config, undefined);
    config.headers.setContentLength(123);
    config.headers.set("Content-Type", "multipart/form-data; boundary=first");
    body.rewind();
    expect(config.headers.toJSON()).toEqual({ "Content-Length": "7" });
  });
});
