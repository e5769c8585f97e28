import { afterEach, describe, expect, it, vi } from "vitest";
import { bytesOfBinary, utf8 } from "../../../src/secrets/utf8.ts";

afterEach(() => void vi.unstubAllGlobals());

describe("the UTF-8 bytes of a text", () => {
  it.each(["", "abc", '{"nickname":"李"}', "🔑", "\0\u00ff\u2028", "lone \ud83d surrogate"])(
    "are the same with and without Buffer: %j",
    (text) => {
      const expected = [...new TextEncoder().encode(text)];
      expect([...utf8(text)]).toEqual(expected);
      vi.stubGlobal("Buffer", undefined);
      const bytes = utf8(text);
      vi.unstubAllGlobals();
      expect([...bytes]).toEqual(expected);
    },
  );
});

it("a text with one character for each byte becomes these bytes", () => {
  expect([...bytesOfBinary("\0\x7f\xff")]).toEqual([0, 127, 255]);
});
