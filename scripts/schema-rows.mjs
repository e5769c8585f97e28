// Reads and checks data/schemas.json. Shared by the generators of the types by path and of the partial failures.

import { readFileSync } from "node:fs";

const PARTS = new Set(["query", "body", "form", "response", "variants"]);
const SCALARS = new Set(["string", "int", "long", "number", "boolean", "unknown", "file", "bytes"]);
const FIELD = /^(?:[A-Za-z_$][\w$]*\??|\*)$/;

function* problemsOfType(type, types) {
  if (typeof type === "string") {
    for (const one of type.split("|")) if (!SCALARS.has(one)) yield `unknown type ${JSON.stringify(type)}`;
  } else if (Array.isArray(type)) {
    if (type.length !== 1) yield "a list has one type";
    else yield* problemsOfType(type[0], types);
  } else if (typeof type !== "object" || type === null) {
    yield `${JSON.stringify(type)} is no type`;
  } else if ("$ref" in type) {
    if (!(type.$ref in types)) yield `unknown reference ${JSON.stringify(type.$ref)}`;
  } else {
    for (const [name, field] of Object.entries(type)) {
      if (!FIELD.test(name)) yield `${JSON.stringify(name)} is not the name of a field`;
      yield* problemsOfType(field, types);
    }
  }
}

function* problemsOfEndpoint(parts, types) {
  for (const [part, type] of Object.entries(parts)) {
    if (!PARTS.has(part)) yield `unknown part ${part}`;
    else if (part !== "variants") yield* problemsOfType(type, types);
    else for (const variant of Object.values(type)) yield* problemsOfEndpoint(variant, types);
  }
}

function* problemsOf(data, known) {
  for (const [name, type] of Object.entries(data.types)) {
    for (const problem of problemsOfType(type, data.types)) yield `type ${name}: ${problem}`;
  }
  for (const [key, parts] of Object.entries(data.endpoints)) {
    if (!known.has(key)) yield `${key}: not in data/endpoints.json`;
    for (const problem of problemsOfEndpoint(parts, data.types)) yield `${key}: ${problem}`;
  }
  const listed = {
    confirmed: data.confirmed,
    partial: Object.keys(data.partial),
    partialSeen: data.partialSeen,
  };
  for (const [name, keys] of Object.entries(listed)) {
    for (const key of keys) if (!(key in data.endpoints)) yield `${name}: ${key} has no schema`;
  }
  for (const key of data.partialSeen)
    if (!(key in data.partial)) yield `partialSeen: ${key} is not in partial`;
}

/**
 * @param endpoints the rows of data/endpoints.json
 * @throws {Error} that lists every problem of the file
 */
export function readSchemas(file, endpoints) {
  const data = JSON.parse(readFileSync(file, "utf8"));
  const problems = [...problemsOf(data, new Set(endpoints.map(({ method, path }) => `${method} ${path}`)))];
  if (problems.length > 0)
    throw new Error(`${file} has ${problems.length} problem(s):\n  ${problems.join("\n  ")}`);
  return data;
}
