import { describe, expect, it } from "vitest";
import { type Check, checkOptions } from "../../../src/checks/check-options.ts";
import * as check from "../../../src/checks/values.ts";

const SECRET = "s3cret-0123456789";

describe("checkOptions", () => {
  const checks = { name: check.text, size: check.count };
  const complaint = (options: unknown) => {
    try {
      checkOptions("options", options, checks);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  it("accepts allowed values, and treats undefined as not given", () => {
    expect(complaint({ name: "x", size: 0 })).toBeUndefined();
    expect(complaint({ name: undefined })).toBeUndefined();
    expect(complaint({})).toBeUndefined();
  });

  it("throws a TypeError that names the option and the allowed values", () => {
    const error = complaint({ size: -1 });
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({
      message: "options.size must be a whole number, 0 or more, got -1",
    });
  });

  it("lists the options for an unknown name", () => {
    expect(complaint({ sise: 1 })).toMatchObject({
      message: "options.sise is not an option; the options are name, size",
    });
  });

  it.each([
    ["siZe", "size"],
    ["siz", "size"],
    ["sizeMs", "size"],
    ["NAME", "name"],
  ])("asks for %s whether %s was meant", (given, meant) => {
    expect(complaint({ [given]: 1 })).toMatchObject({
      message: `options.${given} is not an option; did you mean ${meant}? The options are name, size`,
    });
  });

  it.each(["s", "na", "ze", "other"])("has no guess for %s", (given) => {
    expect(complaint({ [given]: 1 })).toMatchObject({
      message: `options.${given} is not an option; the options are name, size`,
    });
  });

  it("shows the value, unless the option is a secret", () => {
    const values = { key: check.secret(check.text), name: check.text };
    expect(() => checkOptions("options", { name: 7 }, values)).toThrow(/got 7$/);
    expect(() => checkOptions("options", { key: 7 }, values)).toThrow(/got a number$/);
  });

  it.each(["toString", "constructor", "hasOwnProperty"])(
    "does not accept %s, which every object has",
    (name) => {
      expect(complaint({ [name]: 1 })).toMatchObject({
        message: expect.stringContaining(`options.${name} is not an option`),
      });
    },
  );

  it.each([
    [undefined, "undefined"],
    [null, "null"],
    [[], "an array"],
    [SECRET, "a string"],
    [7, "a number"],
    [() => {}, "a function"],
  ])("requires an object, not %o", (options, kind) => {
    expect(complaint(options)).toMatchObject({ message: `options must be an object, got ${kind}` });
  });
});

const passes = (name: string, test: Check, good: unknown[], bad: unknown[], allowed: string) =>
  describe(name, () => {
    it.each(good.map((value) => [value]))("accepts %o", (value) => {
      expect(test(value)).toBeUndefined();
    });
    it.each(bad.map((value) => [value]))(`says that %o must be ${allowed}`, (value) => {
      expect(test(value)).toBe(allowed);
    });
  });

passes("text", check.text, ["x", " x "], ["", "  ", 7, null, {}], "a non-empty string");
passes("flag", check.flag, [true, false], [0, "true", null], "true or false");
passes("callable", check.callable, [() => {}, class {}], [{}, "f", null], "a function");
passes(
  "count",
  check.count,
  [0, 1, 1e9],
  [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, "1"],
  "a whole number, 0 or more",
);
// Node fires a timer beyond 2^31 - 1 ms at once.
passes(
  "milliseconds",
  check.milliseconds,
  [0, 0.5, 2 ** 31 - 1],
  [-1, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY, "500"],
  "a number of milliseconds from 0 to 2147483647",
);
passes(
  "millisecondsOrInfinity",
  check.millisecondsOrInfinity,
  [0, 2 ** 40, Number.POSITIVE_INFINITY],
  [-1, Number.NaN, "500"],
  "a number of milliseconds, 0 or more, or Infinity",
);
passes(
  "errcodeList",
  check.errcodeList,
  [[], [-1], [40001, 42001]],
  [40001, ["40001"], [0], [1.5], [Number.NaN], null, new Set([40001])],
  "an array of errcodes, whole numbers other than 0",
);
passes(
  "hostList",
  check.hostList,
  [[], ["api.weixin.qq.com"], ["127.0.0.1:3000", "localhost"], ["[::1]:3000"], ["[::1]"], ["API.example"]],
  [
    "api.weixin.qq.com",
    [""],
    ["https://api.weixin.qq.com"],
    ["api.weixin.qq.com/"],
    ["api.weixin.qq.com/cgi-bin"],
    ["user@api.weixin.qq.com"],
    ["api.weixin.qq.com:port"],
    ["api weixin"],
    ["::1"],
    [7],
  ],
  'an array of hosts such as "api.weixin.qq.com" or "127.0.0.1:3000", without scheme and path',
);
passes("oneOf", check.oneOf("mp", "wecom"), ["mp", "wecom"], ["MP", undefined, 1], 'one of "mp", "wecom"');
passes("either", check.either(false, check.text), [false, "x"], [true, "", 0], "false or a non-empty string");
