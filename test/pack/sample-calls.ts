import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./project.ts";

type Schema = string | [Schema] | { readonly [field: string]: Schema };
type Part = "query" | "body" | "form";
type Parts = { readonly [part in Part]?: Schema } & { readonly variants?: { readonly wecom?: Parts } };

const read = (name: string) => JSON.parse(readFileSync(join(ROOT, "data", name), "utf8"));
const {
  types,
  confirmed,
  endpoints: schemas,
} = read("schemas.json") as {
  readonly types: Record<string, Schema>;
  readonly confirmed: readonly string[];
  readonly endpoints: Record<string, Parts>;
};
const rows = read("endpoints.json").endpoints as { method: string; path: string; product: string[] }[];

/** An endpoint of one product. */
export interface Sampled {
  readonly method: "get" | "post";
  readonly path: string;
  readonly product: string;
  readonly isConfirmed: boolean;
  readonly parts: Parts;
}

/** All endpoints, once for each of their products. */
export const sampled: readonly Sampled[] = rows.flatMap(({ method, path, product }) =>
  product.map((one) => {
    const key = `${method} ${path}`;
    const { variants, ...parts } = schemas[key] ?? {};
    return {
      method: method === "GET" ? "get" : "post",
      ...{ path, product: one, isConfirmed: confirmed.includes(key) },
      parts: (one === "wecom" && variants?.wecom) || parts,
    } satisfies Sampled;
  }),
);

const SCALARS: Record<string, string> = {
  ...{
    string: '"text"',
    int: "1",
    long: '"9007199254740993"',
    number: "0.5",
    boolean: "true",
    unknown: "null",
  },
  ...{ file: "new Uint8Array(1)", bytes: "new Uint8Array(1)" },
};

const fieldsOf = (schema: Schema) => Object.entries(schema as object) as [string, Schema][];
const isRequired = (field: string) => !field.endsWith("?") && field !== "*";
const isFields = (schema: Schema | undefined): schema is { readonly [field: string]: Schema } =>
  typeof schema === "object" && !Array.isArray(schema) && !("$ref" in schema);

/** A value as source text. With `all`, optional fields too. */
function sampleOf(schema: Schema, all: boolean, depth = 0): string {
  if (typeof schema === "string") return SCALARS[schema.split("|")[0] as string] as string;
  if (Array.isArray(schema)) return depth > 12 ? "[]" : `[${sampleOf(schema[0], all, depth + 1)}]`;
  if (typeof schema.$ref === "string")
    return sampleOf(types[schema.$ref] as Schema, all && depth < 4, depth + 1);
  const fields = fieldsOf(schema)
    .filter(([field]) => all || isRequired(field))
    .map(
      ([field, type]) =>
        `${field === "*" ? "anything" : field.replace("?", "")}: ${sampleOf(type, all, depth + 1)}`,
    );
  return `{ ${fields.join(", ")} }`;
}

/** The parts of a call; a missing part is left out of it. */
export interface Given {
  readonly query?: string | undefined;
  readonly body?: string | undefined;
}

/** The parameters of an endpoint, as source text. */
export function givenFor({ parts }: Sampled, all: boolean): Given {
  const body = parts.form ?? parts.body;
  return {
    query: parts.query && sampleOf(parts.query, all),
    body: body && sampleOf(body, all),
  };
}

/** A call as source text, on one line. */
export function callOf({ method, path, product }: Sampled, { query, body }: Given): string {
  const config = query === undefined ? [] : [`{ params: ${query} }`];
  const before = method === "get" ? [] : body !== undefined ? [body] : config.length > 0 ? ["undefined"] : [];
  return `void ${product}.${method}(${[JSON.stringify(path), ...before, ...config].join(", ")});`;
}

/** The same source text with one required field of a wrong type. */
export function withWrongType(schema: Schema): string | undefined {
  return changed(schema, ([field, type]) => {
    const isText = String(type).includes("string") || String(type).includes("long");
    return `${field}: ${isText ? "{ wrong: true }" : '"wrong"'}`;
  });
}

/** The same source text with one required field under a wrong name. */
export function withWrongName(schema: Schema): string | undefined {
  return changed(schema, ([field, type]) => `${field}_: ${sampleOf(type, false)}`);
}

function changed(schema: Schema, change: (field: [string, Schema]) => string): string | undefined {
  if (!isFields(schema)) return undefined;
  const required = fieldsOf(schema).filter(([field]) => isRequired(field));
  const at = required.findIndex(
    ([, type]) => typeof type === "string" && type !== "unknown" && type !== "file",
  );
  if (at < 0) return undefined;
  const written = required.map((field, index) =>
    index === at ? change(field) : `${field[0]}: ${sampleOf(field[1], false)}`,
  );
  return `{ ${written.join(", ")} }`;
}
