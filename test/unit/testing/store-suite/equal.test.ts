import { expect, it } from "vitest";
import { equal } from "../../../../src/testing/store-suite/equal.ts";

it.each([
  [1, 1],
  [undefined, undefined],
  ["a", "a"],
  [
    { value: "a", generation: 1 },
    { generation: 1, value: "a" },
  ],
])("%o equals %o", (actual, expected) => {
  expect(() => equal(actual, expected, "must be")).not.toThrow();
});

it.each([
  [1, "1", 'must be: expected "1", got 1'],
  [null, undefined, "must be: expected undefined, got null"],
  [true, 1, "must be: expected 1, got true"],
  [{ a: 1 }, { a: 1, b: undefined }, "must be: expected { a: 1, b: undefined }, got { a: 1 }"],
  [{ a: "1" }, { a: 1 }, 'must be: expected { a: 1 }, got { a: "1" }'],
  [{}, undefined, "must be: expected undefined, got { }"],
])("%o does not equal %o", (actual, expected, message) => {
  expect(() => equal(actual, expected, "must be")).toThrow(
    expect.objectContaining({ name: "AssertionError", message, actual, expected }),
  );
});
