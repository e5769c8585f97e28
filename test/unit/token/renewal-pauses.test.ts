import { describe, expect, it } from "vitest";
import { RenewalPauses } from "../../../src/token/renewal-pauses.ts";

const MINUTE_MS = 60_000;
const PATH = "/cgi-bin/message/custom/send";

function world() {
  let nowMs = 1_800_000_000_000;
  const paths = new RenewalPauses(() => nowMs);
  return {
    paths,
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** Rejects at once, and returns after how many minutes a renewal may start again. */
function pauseInMinutes({ paths, advance }: ReturnType<typeof world>): number {
  paths.rejected(PATH);
  let minutes = 0;
  while (!paths.mayRenew(PATH) && minutes < 100) {
    advance(MINUTE_MS);
    minutes += 1;
  }
  return minutes;
}

// Trap (WxJava#1087, wechatpy#629): an API that needs another kind of token returned 40001 until the quota was gone.
describe("a path that rejects even a renewed token", () => {
  it("may renew until its first rejection", () => {
    expect(world().paths.mayRenew(PATH)).toBe(true);
  });

  it("starts no renewal for a minute, to the millisecond", () => {
    const { paths, advance } = world();
    paths.rejected(PATH);
    expect(paths.mayRenew(PATH)).toBe(false);
    advance(MINUTE_MS - 1);
    expect(paths.mayRenew(PATH)).toBe(false);
    advance(1);
    expect(paths.mayRenew(PATH)).toBe(true);
  });

  it("pauses twice as long each time, up to an hour", () => {
    const there = world();
    expect(Array.from({ length: 8 }, () => pauseInMinutes(there))).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it("counts rejections of calls that were in progress at the same time as one", () => {
    const there = world();
    for (let n = 0; n < 100; n += 1) there.paths.rejected(PATH);
    there.advance(MINUTE_MS);
    expect(there.paths.mayRenew(PATH)).toBe(true);
    expect(pauseInMinutes(there)).toBe(2);
  });

  it("is reset by one success, and starts again at a minute", () => {
    const there = world();
    pauseInMinutes(there);
    pauseInMinutes(there);
    there.paths.rejected(PATH);
    there.paths.succeeded(PATH);
    expect(there.paths.mayRenew(PATH)).toBe(true);
    expect(pauseInMinutes(there)).toBe(1);
  });

  it("is unknown at its first success", () => {
    const { paths } = world();
    paths.succeeded(PATH);
    expect(paths.mayRenew(PATH)).toBe(true);
  });

  it("does not stop other paths, and is not reset by their success", () => {
    const { paths } = world();
    paths.rejected(PATH);
    expect(paths.mayRenew("/cgi-bin/user/info")).toBe(true);
    paths.succeeded("/cgi-bin/user/info");
    expect(paths.mayRenew(PATH)).toBe(false);
  });

  it("is forgotten after a thousand others, so that the memory stays bounded", () => {
    const { paths } = world();
    paths.rejected(PATH);
    for (let n = 0; n < 999; n += 1) paths.rejected(`/path/${n}`);
    expect(paths.mayRenew(PATH)).toBe(false);
    paths.rejected("/one/more");
    expect(paths.mayRenew(PATH)).toBe(true);
    expect(paths.mayRenew("/path/0")).toBe(false);
  });
});
