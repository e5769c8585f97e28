// Reads and checks data/endpoints.json. Shared by the generators of the table and of its pages.

import { readFileSync } from "node:fs";

export const PRODUCTS = "mp miniprogram open wecom channels card kf shake".split(" ");
export const METHODS = "GET POST".split(" ");
export const TOKENS = (
  "access_token component_access_token suite_access_token provider_access_token " +
  "device_access_token model_access_token user none"
).split(" ");
export const REPEATS = "read idempotent unsafe".split(" ");
export const ANSWERS = "json bytes".split(" ");

const ENUMS = { method: METHODS, token: TOKENS, repeat: REPEATS, answer: ANSWERS };
const REQUIRED = ["path", "product", ...Object.keys(ENUMS)];
const FIELDS = new Set([...REQUIRED, "param", "upload", "dedupe", "docs"]);
/** Segments of letters, digits and a few signs, or names in braces. */
const PATH = /^(?:\/(?:[\w.-]+|\{\w+\}))+$/;
const NAME = /^[a-z]\w*$/;
const ADDRESS = /^https:\/\/[a-z.]+\.qq\.com\/[\x21-\x7e]+$/;

function problemsOfRow(row) {
  const missing = REQUIRED.filter((field) => row[field] === undefined).map((field) => `${field} is missing`);
  if (missing.length > 0) return missing;

  const problems = [];
  const expect = (holds, problem) => holds || problems.push(problem);
  const shown = JSON.stringify;
  for (const field of Object.keys(row)) expect(FIELDS.has(field), `unknown field ${field}`);
  expect(PATH.test(row.path), `path ${shown(row.path)} is not a path without a trailing slash`);
  for (const [field, values] of Object.entries(ENUMS)) {
    expect(values.includes(row[field]), `${field} ${shown(row[field])} is none of ${values.join(", ")}`);
  }
  expect(Array.isArray(row.product) && row.product.length > 0, "product is not a list with a product");
  for (const product of [row.product].flat()) {
    expect(PRODUCTS.includes(product), `unknown product ${shown(product)}`);
  }
  for (const field of ["param", "dedupe"].filter((field) => field in row)) {
    expect(NAME.test(row[field]), `${field} ${shown(row[field])} is not the name of a field`);
  }
  expect(!("upload" in row) || row.upload === true, "upload is neither true nor absent");
  expect(
    !("docs" in row) || ADDRESS.test(row.docs),
    `docs ${shown(row.docs)} is not an https address of WeChat`,
  );
  expect(!("dedupe" in row) || row.repeat === "unsafe", "dedupe belongs to an unsafe endpoint");
  return problems;
}

/** Two paths that one request can match, as `/a/{b}` and `/a/{c}`. */
const shapeOf = ({ method, path }) => `${method} ${String(path).replace(/\{\w+\}/g, "{}")}`;

function problemsOf({ sources, notes, endpoints }) {
  if (!Array.isArray(endpoints) || endpoints.length === 0) return ["endpoints is not a list of rows"];
  const problems = [];
  for (const [name, list] of Object.entries({ sources, notes })) {
    const isList = Array.isArray(list) && list.length > 0 && list.every((text) => typeof text === "string");
    if (!isList) problems.push(`${name} is not a list of texts`);
  }
  const seen = new Map();
  let last = "";
  for (const [index, row] of endpoints.entries()) {
    const label = `row ${index + 1} (${row?.method} ${row?.path})`;
    if (typeof row !== "object" || row === null) {
      problems.push(`${label}: not an object`);
      continue;
    }
    for (const problem of problemsOfRow(row)) problems.push(`${label}: ${problem}`);
    const shape = shapeOf(row);
    if (seen.has(shape)) problems.push(`${label}: taken by ${seen.get(shape)}`);
    else seen.set(shape, label);
    if (row.path < last) problems.push(`${label}: not sorted by path`);
    last = row.path;
  }
  return problems;
}

/** @throws {Error} that lists every problem of the file */
export function readEndpoints(file) {
  const data = JSON.parse(readFileSync(file, "utf8"));
  const problems = problemsOf(data);
  if (problems.length > 0)
    throw new Error(`${file} has ${problems.length} problem(s):\n  ${problems.join("\n  ")}`);
  return data.endpoints;
}
