import { oneLine } from "../secrets/one-line.ts";

const MAX_SHOWN_LENGTH = 60;
const ITEMS_SHOWN = 5;
/** A secret or a token in the wrong place has a long run of these; an address may hold a password or a query. */
const MAY_BE_SECRET = /[\w+=-]{20,}|[?@]/;

/** A value as a message shows it: short, on one line, and only its kind where it may be a secret. */
export function shown(value: unknown): string {
  if (typeof value === "string") return MAY_BE_SECRET.test(value) ? describe(value) : quoted(value);
  if (typeof value === "number") return String(value);
  if (!Array.isArray(value)) return describe(value);
  const more = value.length > ITEMS_SHOWN ? ", …" : "";
  const items = value
    .slice(0, ITEMS_SHOWN)
    .map((item) => (Array.isArray(item) ? describe(item) : shown(item)));
  return `[${items.join(", ")}${more}]`;
}

function quoted(text: string): string {
  return text === "" ? describe(text) : oneLine(JSON.stringify(text), MAX_SHOWN_LENGTH);
}

/** Describes the kind of a value, never the value: it may be a secret. */
export function describe(value: unknown): string {
  if (value === null || value === undefined || typeof value === "boolean") return String(value);
  if (value === "") return "an empty string";
  if (typeof value === "string" && value.trim() !== value) return "a string with white space around it";
  if (typeof value === "number") return describeNumber(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function describeNumber(value: number): string {
  if (!Number.isFinite(value)) return `${value}`;
  if (value < 0) return "a negative number";
  return Number.isInteger(value) ? "a number" : "a fraction";
}
