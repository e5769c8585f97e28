import { describe, expect, it } from "vitest";
import { fieldRows, typeName } from "../../../../../src/cli/explain/fields/rows.ts";
import { readShapes } from "../../../../../src/testing/simulator/shapes/shapes.ts";

const NESTED = { a: "string", "b?": { c: [{ "d?": "string|long" }] }, "e?": { "*": "int" } } as const;

const inShort = (most: number) =>
  fieldRows(NESTED, most).rows.map(({ name, type, isRequired }) => `${name} ${type}${isRequired ? "" : "?"}`);

describe("the rows of a shape", () => {
  it("are its fields, each followed by its nested fields", () => {
    expect(inShort(100)).toEqual([
      "a string",
      "b object?",
      "b.c object[]",
      "b.c[].d string|long?",
      "e object?",
      "e.* int?",
    ]);
    expect(fieldRows(NESTED, 100).isComplete).toBe(true);
  });

  it("are whole levels, as many as fit, but at least the first", () => {
    expect(inShort(5)).toEqual(["a string", "b object?", "b.c object[]", "e object?", "e.* int?"]);
    expect(inShort(1)).toEqual(["a string", "b object?", "e object?"]);
    expect(fieldRows(NESTED, 5).isComplete).toBe(false);
  });

  it("are those of a list's items, and none for a scalar", () => {
    expect(fieldRows([{ id: "int" }], 9).rows.map(({ name }) => name)).toEqual(["[].id"]);
    expect(fieldRows("bytes", 9)).toEqual({ rows: [], isComplete: true });
  });

  it("do not mention that there may be more fields", () => {
    expect(fieldRows({ id: "int", "*": "unknown" }, 9).rows.length).toBe(1);
  });

  it("are finite, even if a type contains itself", () => {
    const names = fieldRows({ $ref: "ApprovalControlRead" }, 9999).rows.map(({ name }) => name);
    expect(names).toContain("config.table.children");
    expect(names.filter((name) => name.startsWith("config.table.children["))).toEqual([]);
  });

  it("are at most the requested number, or one level, for every endpoint", () => {
    for (const [key, { body = {}, response = {} }] of Object.entries(readShapes().endpoints)) {
      for (const shape of [body, response]) {
        const { rows } = fieldRows(shape, 100);
        const isOneLevel = rows.every(({ name }) => !name.includes("."));
        expect(rows.length <= 100 || isOneLevel, key).toBe(true);
      }
    }
  });
});

describe("the name of a type", () => {
  it.each([
    ["string", "string"],
    [["int"], "int[]"],
    [["string|long"], "(string|long)[]"],
    [[[{ a: "int" }]], "object[][]"],
    [{ $ref: "ApprovalControlRead" }, "object"],
  ] as const)("of %j is %s", (shape, name) => {
    expect(typeName(shape)).toBe(name);
  });
});
