import { resolved, type Shape } from "../../../testing/simulator/shapes/shapes.ts";

/** A field, as a line of a table. */
export interface FieldRow {
  /** From the top, as `articles[].title`; `*` is any name. */
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
}

/**
 * The fields of a shape, the nested ones after their own: as many levels as fit in a number of rows, but at least one.
 */
export function fieldRows(shape: Shape, most: number): { rows: readonly FieldRow[]; isComplete: boolean } {
  let rows = rowsOf(shape, 1);
  for (let levels = 2; ; levels++) {
    const more = rowsOf(shape, levels);
    if (more.length === rows.length) return { rows, isComplete: true };
    if (more.length > most) return { rows, isComplete: false };
    rows = more;
  }
}

/** @param around what the shape is a part of: one that refers to itself is not entered again. */
function rowsOf(shape: Shape, levels: number, prefix = "", around: readonly Shape[] = []): FieldRow[] {
  const own = resolved(shape);
  if (levels === 0 || typeof own === "string" || around.includes(own)) return [];
  if (isList(own)) return rowsOf(own[0], levels, `${prefix}[]`, around);
  return Object.entries(own)
    .filter(([name, of]) => name !== "*" || of !== "unknown")
    .flatMap(([marked, of]) => {
      const name = `${prefix}${prefix && "."}${marked.replace("?", "")}`;
      const isRequired = marked !== "*" && !marked.endsWith("?");
      return [{ name, type: typeName(of), isRequired }, ...rowsOf(of, levels - 1, name, [...around, own])];
    });
}

/** `string`, `string|long`, `object` or `object[]`. */
export function typeName(shape: Shape): string {
  const own = resolved(shape);
  if (typeof own === "string") return own;
  if (!isList(own)) return "object";
  const item = typeName(own[0]);
  return item.includes("|") ? `(${item})[]` : `${item}[]`;
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);
