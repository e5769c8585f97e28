import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { bytesOf, readBytes, startsLikeObject, textOf } from "../../../src/protocol/envelope.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("readBytes", () => {
  it("reads a JSON failure in place of a file", () => {
    expect(readBytes(bytes('\r\n\t {"errcode":40007,"errmsg":"invalid media_id"}'))).toMatchObject({
      errcode: 40007,
      errmsg: "invalid media_id",
    });
  });

  it("reads it after a byte order mark, and through a view into a larger buffer", () => {
    const framed = bytes('xxx\uFEFF{"errcode":40007}yyy');
    expect(readBytes(framed.subarray(3, framed.length - 3))).toMatchObject({ errcode: 40007 });
  });

  it("keeps Chinese text intact", () => {
    expect(readBytes(bytes('{"errcode":40001,"errmsg":"凭证无效"}'))?.errmsg).toBe("凭证无效");
  });

  it("passes an image, even one with an errcode in its text chunk", () => {
    const image = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), bytes('{"errcode":40001}')]);
    expect(readBytes(image)).toBeUndefined();
  });

  it.each([
    ["an image, whatever its text chunk says", Uint8Array.of(0x89, 0x50, ...bytes('{"errcode":40001}'))],
    ["an object without an errcode", bytes('{"url":"http://a"}')],
  ])("does not convert %s to text, which may be large", (_, answer) => {
    const decoders = [vi.spyOn(Buffer.prototype, "toString"), vi.spyOn(TextDecoder.prototype, "decode")];
    expect(readBytes(answer)).toBeUndefined();
    for (const decoded of decoders) expect(decoded).not.toHaveBeenCalled();
  });

  it.each([["{}"], ['{"errcode":0}'], ['{"url":"errcode"}'], [""], ["   "], ["[]"]])(
    "treats %j as a success",
    (text) => {
      expect(readBytes(bytes(text))).toBeUndefined();
    },
  );
});

describe("startsLikeObject", () => {
  it.each([
    ["{", true],
    [" \n\r\t{", true],
    ["\uFEFF{", true],
    ["\uFEFF {", true],
    ["[{", false],
    ["x{", false],
    ["", false],
    ["  ", false],
  ])("returns the right result for %j: %s", (text, verdict) => {
    expect(startsLikeObject(bytes(text))).toBe(verdict);
  });

  it.each([[[0xef, 0xbb, 0x00]], [[0xef, 0x00, 0xbf]], [[0x00, 0xbb, 0xbf]]])(
    "treats %j, which is not a byte order mark, as the start of a file",
    (beginning) => {
      expect(startsLikeObject(Uint8Array.of(...beginning, 0x7b))).toBe(false);
    },
  );
});

describe("bytesOf", () => {
  const whole = Uint8Array.of(0, 0, 0x7b, 0x7d, 0, 0);

  it("gives the bytes of a typed array, of any other view, and of an ArrayBuffer", () => {
    expect(bytesOf(whole)).toBe(whole);
    expect(bytesOf(new DataView(whole.buffer, 2, 2))).toEqual(Uint8Array.of(0x7b, 0x7d));
    expect(bytesOf(whole.buffer)).toEqual(whole);
  });

  it("gives those of another realm's, too", () => {
    expect(bytesOf(runInNewContext("Uint16Array.of(0x7b)"))).toEqual(Uint8Array.of(0x7b, 0));
    expect(bytesOf(runInNewContext("Uint8Array.of(0x7b).buffer"))).toEqual(Uint8Array.of(0x7b));
  });

  it.each([[{}], [[1, 2]], [new Blob(["{}"])]])("gives none of %o", (value) => {
    expect(bytesOf(value)).toBeUndefined();
  });
});

it("a runtime without Buffer reads the same", () => {
  const failure = bytes('{"errcode":40001,"errmsg":"凭证无效"}');
  vi.stubGlobal("Buffer", undefined);
  const found = [textOf(bytes("凭证无效")), readBytes(failure)];
  vi.unstubAllGlobals();
  expect(found).toMatchObject(["凭证无效", { errcode: 40001, errmsg: "凭证无效" }]);
});
