import type { Endpoint } from "../../../endpoints/endpoint.ts";
import { type EndpointShape, readShapes, type Shape } from "../../../testing/simulator/shapes/shapes.ts";
import { type Bilingual, inOneLine } from "../../terminal/language.ts";
import type { Style } from "../../terminal/style.ts";
import { type FieldRow, fieldRows, typeName } from "./rows.ts";

/** A card has 700 fields: too many for a terminal. */
const MOST_ROWS = 100;

const PARTS = ["query", "body", "form", "response"] as const;
type Part = (typeof PARTS)[number];

const TITLES: Readonly<Record<Part, Bilingual>> = {
  query: { en: "Query", zh: "查询参数" },
  body: { en: "Request body", zh: "请求体" },
  form: { en: "Request form", zh: "请求表单" },
  response: { en: "Response", zh: "响应" },
};

const REQUEST = {
  required: { en: "required", zh: "必填" },
  optional: { en: "optional", zh: "选填" },
} as const satisfies Record<string, Bilingual>;
const RESPONSE = {
  required: { en: "always", zh: "必有" },
  optional: { en: "may be absent", zh: "可能没有" },
} as const satisfies Record<string, Bilingual>;

const UNCONFIRMED: Bilingual = {
  en: "Not yet compared with the official page: take what is required as a hint.",
  zh: "尚未与官方文档逐项核对，是否必填仅供参考。",
};
const DEEPER: Bilingual = { en: "deeper fields are left out", zh: "更深层的字段从略" };
const VARIANTS: Bilingual = { en: "Differs by", zh: "因以下情况而异" };

/** Renders a table of each part of an endpoint, in all languages at once; an empty text where no field is known. */
export function renderFields({ method, path }: Endpoint, style: Style): string {
  const shape = readShapes().endpoints[`${method} ${path}`];
  const tables = PARTS.flatMap((part) => {
    const fields = shape?.[part];
    return fields === undefined ? [] : tableOf(part, fields, style);
  });
  if (shape === undefined || tables.length === 0) return "";
  return [...tables, ...notesOf(shape, style)].map((block) => `\n${block}\n`).join("");
}

/** A title, and a line for each field; none for a part without fields. */
function tableOf(part: Part, fields: Shape, { languages, paint }: Style): string[] {
  const { rows, isComplete } = fieldRows(fields, MOST_ROWS);
  const title = `  ${paint("cyan", inOneLine(TITLES[part], languages))}`;
  if (typeof fields === "string") return [`${title}  ${typeName(fields)}`];
  if (rows.length === 0) return [];
  const names = widthOf(rows, "name");
  const types = widthOf(rows, "type");
  const words = part === "response" ? RESPONSE : REQUEST;
  const lines = rows.map(({ name, type, isRequired }) => {
    const word = inOneLine(isRequired ? words.required : words.optional, languages);
    return `    ${name.padEnd(names)}  ${type.padEnd(types)}  ${isRequired ? word : paint("dim", word)}`;
  });
  const rest = isComplete ? [] : [`    ${paint("dim", `… ${inOneLine(DEEPER, languages)}`)}`];
  return [[title, ...lines, ...rest].join("\n")];
}

const widthOf = (rows: readonly FieldRow[], column: "name" | "type") =>
  Math.max(...rows.map((row) => row[column].length));

function notesOf({ confirmed, variants = {} }: EndpointShape, { languages }: Style): string[] {
  const names = Object.keys(variants).join(", ");
  return [
    ...(names ? [`  ${inOneLine(VARIANTS, languages)}: ${names}`] : []),
    ...(confirmed ? [] : [`  ${inOneLine(UNCONFIRMED, languages)}`]),
  ];
}
