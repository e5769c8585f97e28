import { constants, gzipSync, unzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createBeginning } from "../../../../src/response/body/beginning.ts";

describe("the beginning of a compressed body", () => {
  const inflating = () => {
    const lengths: number[] = [];
    const beginning = createBeginning(null, (bytes) => {
      lengths.push(bytes.length);
      return unzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    });
    return { beginning, lengths };
  };

  it.each([
    ["{", true],
    [" \r\n{", true],
    ["<xml>", false],
    ["\uFEFF {", true],
    ["\uFEFF\uFEFF{", false],
  ])("is judged by its text %j, before it has ended", (text, expected) => {
    const { beginning } = inflating();
    const bytes = gzipSync(text + Math.PI);
    beginning.add(bytes.subarray(0, 2));
    expect(beginning.mayBeObject()).toBe(true);
    beginning.add(bytes.subarray(2, -4));
    expect(beginning.mayBeObject()).toBe(expected);
    expect(Buffer.from(beginning.bytes())).toEqual(bytes.subarray(0, -4));
  });

  // Trap: decompressing for each byte of 64 KB takes quadratic time.
  it("is decompressed a few times, however many chunks arrive", () => {
    const { beginning, lengths } = inflating();
    for (const byte of gzipSync(" ".repeat(500_000))) beginning.add(Uint8Array.of(byte));
    expect(lengths).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
  });

  it("is not decompressed again after the decision", () => {
    const { beginning, lengths } = inflating();
    beginning.add(gzipSync("{"));
    beginning.add(Buffer.alloc(1_000));
    expect(lengths.length).toBe(1);
  });
});
