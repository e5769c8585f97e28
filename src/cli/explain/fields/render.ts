import type { Endpoint } from "../../../endpoints/endpoint.ts";
import { inOneLine } from "../../terminal/language.ts";
import type { Style } from "../../terminal/style.ts";
import type { FieldRow } from "./rows.ts";
import { DEEPER, type Fields, type FieldTable, fieldsOf, UNCONFIRMED, VARIANTS } from "./tables.ts";

/** Renders a table of each part of an endpoint, in all languages at once; an empty text where no field is known. */
export function renderFields(endpoint: Endpoint, style: Style): string {
  const fields = fieldsOf(endpoint);
  if (fields === undefined) return "";
  const tables = fields.tables.map((table) => renderTable(table, style));
  return [...tables, ...notesOf(fields, style)].map((block) => `\n${block}\n`).join("");
}

/** A title, and a line for each field. */
function renderTable({ title, type, rows, isComplete }: FieldTable, { languages, paint }: Style): string {
  const heading = `  ${paint("cyan", inOneLine(title, languages))}`;
  if (type !== undefined) return `${heading}  ${type}`;
  const names = widthOf(rows, "name");
  const types = widthOf(rows, "type");
  const lines = rows.map(({ name, type, isRequired, presence }) => {
    const word = inOneLine(presence, languages);
    return `    ${name.padEnd(names)}  ${type.padEnd(types)}  ${isRequired ? word : paint("dim", word)}`;
  });
  const rest = isComplete ? [] : [`    ${paint("dim", `… ${inOneLine(DEEPER, languages)}`)}`];
  return [heading, ...lines, ...rest].join("\n");
}

const widthOf = (rows: readonly FieldRow[], column: "name" | "type") =>
  Math.max(...rows.map((row) => row[column].length));

function notesOf({ variants, isConfirmed }: Fields, { languages }: Style): string[] {
  return [
    ...(variants.length > 0 ? [`  ${inOneLine(VARIANTS, languages)}: ${variants.join(", ")}`] : []),
    ...(isConfirmed ? [] : [`  ${inOneLine(UNCONFIRMED, languages)}`]),
  ];
}
