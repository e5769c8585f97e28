import { InvalidArgumentError } from "commander";
import { expect, it } from "vitest";
import { nonEmpty, wholeNumber } from "../../../../src/cli/terminal/option-values.ts";

it("a whole number is valid from 0 to the maximum", () => {
  expect(["0", "80", "65535"].map(wholeNumber(65_535))).toEqual([0, 80, 65_535]);
});

it.each(["65536", "-1", "1.5", "1e3", "0x10", "", " ", "abc", "80 "])("%j is not a port", (text) => {
  expect(() => wholeNumber(65_535)(text)).toThrow(InvalidArgumentError);
});

it("a text must not be empty", () => {
  expect(nonEmpty("s3cret")).toBe("s3cret");
  expect(() => nonEmpty("")).toThrow(InvalidArgumentError);
  expect(() => nonEmpty("  ")).toThrow(InvalidArgumentError);
});
