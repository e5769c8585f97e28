import { describe, expect, it } from "vitest";
import { clearMark, isUnderWay, setMark } from "../../src/under-way.ts";
import { requestConfig } from "./axios-parts.ts";

describe("the mark of a config that our adapter is at work on", () => {
  it("is set and cleared, and leaves no trace", () => {
    const config = requestConfig({ url: "/p" });
    expect(isUnderWay(config)).toBe(false);
    setMark(config);
    expect(isUnderWay(config)).toBe(true);
    clearMark(config);
    expect(isUnderWay(config)).toBe(false);
    expect(Reflect.ownKeys(config)).toEqual(["url", "headers"]);
  });

  it("clears nothing where there is nothing, not even on a frozen config", () => {
    expect(() => clearMark(Object.freeze(requestConfig()))).not.toThrow();
  });

  // Trap: a WeakMap by config is lost, because axios and others clone configs; enumerable symbol keys survive.
  it("goes along with a copy, and not into JSON", () => {
    const config = requestConfig({ url: "/p" });
    setMark(config);
    expect(isUnderWay({ ...config })).toBe(true);
    expect(isUnderWay(Object.assign({}, config))).toBe(true);
    expect(JSON.stringify(config)).not.toContain("under-way");
  });
});
