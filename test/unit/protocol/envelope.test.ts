import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { envelopeOf, parseJson, readCode, readText } from "../../../src/protocol/envelope.ts";

describe("readCode", () => {
  it.each([
    [40029, 40029],
    [-1, -1],
    ["40029", 40029],
    [" -1 ", -1],
    ["+7", 7],
    ["0", 0],
    // What lossless parsers return for numbers, because of 64-bit ids.
    [40029n, 40029],
    [{ isLosslessNumber: true, toString: () => "-1" }, -1],
  ])("reads %o as %d", (value, code) => {
    expect(readCode(value)).toBe(code);
  });

  it.each([
    [1.5],
    [2 ** 53],
    ["123456789012345678901234567890"],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [""],
    ["  "],
    ["4e4"],
    ["0x9c63"],
    ["40029 invalid code"],
    [true],
    [null],
    [undefined],
    [{}],
    [[40029]],
  ])("finds no code in %j", (value) => {
    expect(readCode(value)).toBeUndefined();
  });
});

describe("envelopeOf", () => {
  it("finds a failure and keeps the whole body, because 45065 has a msg_id next to the code", () => {
    const body = { errcode: 45065, errmsg: "clientmsgid exist", msg_id: 123456 };
    expect(envelopeOf(body)).toEqual({ errcode: 45065, errmsg: "clientmsgid exist", body });
    expect(envelopeOf(body)?.body).toBe(body);
  });

  it("accepts a numeric string, as official examples write it", () => {
    expect(envelopeOf({ errcode: "40029", errmsg: "invalid code" })).toMatchObject({ errcode: 40029 });
  });

  it.each([
    [{}],
    [{ errcode: 0, errmsg: "ok" }],
    [{ errcode: -0 }],
    [{ errcode: "0", errmsg: "ok" }],
    [{ errcode: "000" }],
    [{ errcode: null }],
    [{ errcode: "ok" }],
    [{ errmsg: "send job submission success" }],
    [{ access_token: "T", expires_in: 7200 }],
    [null],
    [undefined],
    [40001],
    ["40001"],
  ])("treats %j as a success", (body) => {
    expect(envelopeOf(body)).toBeUndefined();
  });

  it("only reads the top level, because nested objects and lists have their own codes", () => {
    expect(envelopeOf({ result: { errcode: 40001 } })).toBeUndefined();
    expect(envelopeOf([{ errcode: 40001 }])).toBeUndefined();
    expect(envelopeOf({ errcode: 0, list: [{ errcode: 40001 }] })).toBeUndefined();
  });

  it.each([[undefined], [7], [{ text: "x" }], [null]])("returns an empty errmsg for %j", (errmsg) => {
    expect(envelopeOf({ errcode: 40001, errmsg })).toMatchObject({ errcode: 40001, errmsg: "" });
  });
});

describe("readText", () => {
  it("reads the code of any JSON text that contains one", () => {
    fc.assert(
      fc.property(
        fc.integer().filter((code) => code !== 0),
        fc.string(),
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.boolean(),
        fc.constantFrom(undefined, 2),
        (errcode, errmsg, others, asString, indent) => {
          const body = { ...others, errcode: asString ? String(errcode) : errcode, errmsg };
          expect(readText(JSON.stringify(body, null, indent))).toMatchObject({ errcode, errmsg });
        },
      ),
    );
  });

  it("finds no failure in a JSON text whose top level has none", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (others) => {
        expect(readText(JSON.stringify({ ...others, errcode: 0 }))).toBeUndefined();
      }),
    );
  });

  it.each([
    ['{"errcode":0,"errmsg":"ok","list":[{"errcode":40003}]}'],
    ['{"data":{"errcode":40001}}'],
    ['[{"errcode":40001}]'],
    ['"{\\"errcode\\":40001}"'],
    ['{"errcode":"0"}'],
    ["<xml><errcode>40001</errcode></xml>"],
    ['<html><script>{"errcode":40001}</script></html>'],
    ["errcode 40001"],
    [""],
  ])("treats %s as a success", (text) => {
    expect(readText(text)).toBeUndefined();
  });

  it.each([['{"errcode":0,"errmsg":"ok"}'], ['{ "errcode" : "0" }'], ['{"list":[10,20]}']])(
    "does not parse %s, because a success may be large",
    (text) => {
      const parse = vi.spyOn(JSON, "parse");
      expect(readText(text)).toBeUndefined();
      expect(parse).not.toHaveBeenCalled();
    },
  );

  // Trap: raw control characters in a nickname made JSON.parse fail, and the errcode was lost.
  it("finds the errcode despite raw control characters inside strings", () => {
    const text = '{"nickname":"a\u0000b\u001fc\nd\te","errcode":40003,"errmsg":"bad\u0007openid"}';
    expect(readText(text)).toMatchObject({ errcode: 40003, errmsg: "bad\u0007openid" });
  });

  it("finds the errcode after a byte order mark", () => {
    const text = '\uFEFF{"errcode":40001,"errmsg":"no"}';
    expect(readText(text)).toEqual({ errcode: 40001, errmsg: "no", body: { errcode: 40001, errmsg: "no" } });
  });

  it("finds an errcode with white space wherever JSON allows it, and inside a string", () => {
    expect(readText('{ "errcode" :\r\n " 40001" }')).toMatchObject({ errcode: 40001 });
  });

  // Trap: 64-bit ids lost precision in other SDKs, and their replacement parsers failed on something else.
  it("ignores integers beyond 2^53 elsewhere in the body", () => {
    expect(readText('{"task_id":1332519773019865088,"errcode":40003}')).toMatchObject({ errcode: 40003 });
  });

  it("reads a code at the start even if the rest is not JSON, and keeps the text as the body", () => {
    const text = ' {"errcode":"-1","errmsg":"system "error"" ';
    expect(readText(text)).toEqual({ errcode: -1, errmsg: "", body: text });
    expect(readText('{"errcode":40001')).toMatchObject({ errcode: 40001 });
    expect(readText('{"errcode":123456789012345678')).toBeUndefined();
    expect(readText('{"errcode":0,"list":[{"errcode":40001}')).toBeUndefined();
  });
});

describe("parseJson", () => {
  // Trap: escaping control characters everywhere broke pretty-printed JSON and `\/` in URLs.
  it("accepts raw control characters inside strings and does not change layout and escapes", () => {
    const text =
      '{\r\n\t"url": "http:\\/\\/mmbiz.qpic.cn\\/a",\n\t"quote": "\\"",\n\t"nickname": "a\nb\u0001"\n}';
    expect(parseJson(text)).toEqual({ url: "http://mmbiz.qpic.cn/a", quote: '"', nickname: "a\nb\u0001" });
  });

  it("accepts them in a string that is the whole text", () => {
    expect(parseJson('"a\u0001b"')).toBe("a\u0001b");
  });

  it("accepts them in up to 16 million characters: a longer text would take long", () => {
    const longest = '"\u0001"'.padEnd(16_000_000);
    expect(parseJson(longest)).toBe("\u0001");
    expect(parseJson(`${longest} `)).toBeUndefined();
  });

  it("reads any JSON whose control characters lost their escapes", () => {
    // Every control character, raw, in the middle of any text.
    const raw = fc.integer({ min: 0, max: 0x1f }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string(), raw, fc.string(), (before, control, after) => {
        const json = JSON.stringify({ name: `${before}\u2063${after}`, url: "a/b" }, null, 2);
        expect(parseJson(json.replace("\u2063", control))).toEqual({
          name: `${before}${control}${after}`,
          url: "a/b",
        });
      }),
    );
  });

  it.each([["{"], ["<xml/>"], [""], ["{'errcode':1}"]])("returns undefined for %j", (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it("does not parse again the very text that JSON.parse has rejected", () => {
    const parse = vi.spyOn(JSON, "parse");
    expect(parseJson('{"a":', true)).toBeUndefined();
    expect(parse).not.toHaveBeenCalled();
    expect(parseJson('{"a":')).toBeUndefined();
    expect(parse).toHaveBeenCalledOnce();
    expect(parseJson('{"a":"\u0001"}', true)).toEqual({ a: "\u0001" });
    expect(parse).toHaveBeenCalledTimes(2);
    expect(parseJson('\uFEFF{"a":1}', true)).toEqual({ a: 1 });
  });
});
