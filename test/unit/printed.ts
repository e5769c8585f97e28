import { format, inspect } from "node:util";

/**
 * Every form in which loggers print a value: `inspect` at any depth, `%o`, JSON, the stack, and a walk over the keys.
 */
export function printed(value: unknown): string {
  return [
    inspect(value, { depth: 10 }),
    inspect(value, { depth: 10, showHidden: true }),
    format("%o", value),
    format("%s", value),
    JSON.stringify(value),
    value instanceof Error ? value.stack : "",
    walked(value).join("\n"),
  ].join("\n");
}

/** What a structured logger collects: own enumerable properties, and the causes. */
function walked(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  const { message, cause } = value as { message?: unknown; cause?: unknown };
  const own = Object.values(value) as unknown[];
  return [...own, message, cause].flatMap((inner) => walked(inner, seen));
}
