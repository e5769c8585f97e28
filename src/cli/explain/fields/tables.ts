import type { Endpoint } from "../../../endpoints/endpoint.ts";
import { type EndpointShape, readShapes, type Shape } from "../../../testing/simulator/shapes/shapes.ts";
import type { Bilingual } from "../../terminal/language.ts";
import { type FieldRow, fieldRows, typeName } from "./rows.ts";

/** A card has 700 fields: too many for a terminal. */
const MAX_ROWS = 100;

const PARTS = ["query", "body", "form", "response"] as const;
type Part = (typeof PARTS)[number];

/** The fields of a part of an endpoint. */
export interface FieldTable {
  readonly title: Bilingual;
  /** What the part is, where it has no fields of its own. */
  readonly type?: string;
  readonly rows: readonly (FieldRow & {
    /** Whether it has to be there. */
    readonly presence: Bilingual;
  })[];
  readonly isComplete: boolean;
}

/** What is known of an endpoint's fields. */
export interface Fields {
  readonly tables: readonly FieldTable[];
  /** By what its fields differ: names of variants. */
  readonly variants: readonly string[];
  readonly isConfirmed: boolean;
}

/** Undefined where no field is known. */
export function fieldsOf({ method, path }: Endpoint): Fields | undefined {
  const shape = readShapes().endpoints[`${method} ${path}`];
  const tables = PARTS.flatMap((part) => tableOf(part, shape));
  if (shape === undefined || tables.length === 0) return undefined;
  const { variants = {}, confirmed = false } = shape;
  return { tables, variants: Object.keys(variants), isConfirmed: confirmed };
}

/** None for a part without fields. */
function tableOf(part: Part, shape: EndpointShape | undefined): FieldTable[] {
  const fields: Shape | undefined = shape?.[part];
  if (fields === undefined) return [];
  const title = TITLES[part];
  const { rows, isComplete } = fieldRows(fields, MAX_ROWS);
  if (typeof fields === "string") return [{ title, type: typeName(fields), rows: [], isComplete }];
  if (rows.length === 0) return [];
  const words = part === "response" ? RESPONSE : REQUEST;
  const withWords = rows.map((row) => ({
    ...row,
    presence: row.isRequired ? words.required : words.optional,
  }));
  return [{ title, rows: withWords, isComplete }];
}

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

export const UNCONFIRMED: Bilingual = {
  en: "Not yet compared with the official page: take what is required as a hint.",
  zh: "尚未与官方文档逐项核对，是否必填仅供参考。",
};
export const DEEPER: Bilingual = { en: "deeper fields are left out", zh: "更深层的字段从略" };
export const VARIANTS: Bilingual = { en: "Differs by", zh: "因以下情况而异" };
