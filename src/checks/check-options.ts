/** Says what is allowed when a value is not; undefined when it is. */
export type Check = (value: unknown) => string | undefined;

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Checks an options object against a table of its names. Undefined counts as not given. */
export function checkOptions(where: string, options: unknown, checks: Readonly<Record<string, Check>>): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${where} must be an object, got ${describe(options)}`);
  }
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) {
      throw new TypeError(`${where}.${name} is not an option; there are ${Object.keys(checks).join(", ")}`);
    }
    const allowed = value === undefined ? undefined : check(value);
    if (allowed) throw new TypeError(`${where}.${name} must be ${allowed}, got ${describe(value)}`);
  }
}

/** Names the kind of a value and never the value: it may be a secret. */
export function describe(value: unknown): string {
  if (value === null || value === undefined || typeof value === "boolean") return String(value);
  if (value === "") return "an empty string";
  if (typeof value === "number") return describeNumber(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function describeNumber(value: number): string {
  if (!Number.isFinite(value)) return `${value}`;
  if (value < 0) return "a negative number";
  return Number.isInteger(value) ? "a number" : "a fraction";
}

export const text: Check = (value) =>
  typeof value === "string" && value.trim() !== "" ? undefined : "a non-empty string";

export const flag: Check = (value) => (typeof value === "boolean" ? undefined : "true or false");

export const callable: Check = (value) => (typeof value === "function" ? undefined : "a function");

export const count: Check = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : "a whole number, 0 or more";

export const milliseconds: Check = (value) =>
  typeof value === "number" && value >= 0 && value <= LONGEST_TIMER_MS
    ? undefined
    : `a number of milliseconds from 0 to ${LONGEST_TIMER_MS}`;

export const milliSecondsOrInfinity: Check = (value) =>
  typeof value === "number" && value >= 0 ? undefined : "a number of milliseconds, 0 or more, or Infinity";

export const errcodeList: Check = (value) =>
  Array.isArray(value) && value.every((code) => Number.isSafeInteger(code) && code !== 0)
    ? undefined
    : "an array of errcodes, whole numbers other than 0";

/** A host as a URL's `host` or `hostname` has it. */
const HOST = /^(?:\[[\da-f:.]+\]|[^\s/?#@:[\]\\]+)(?::\d{1,5})?$/i;

export const hostList: Check = (value) =>
  Array.isArray(value) && value.every((host) => typeof host === "string" && HOST.test(host))
    ? undefined
    : 'an array of hosts such as "api.weixin.qq.com" or "127.0.0.1:3000", without scheme and path';

export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value)
      ? undefined
      : `one of ${values.map((allowed) => JSON.stringify(allowed)).join(", ")}`;

/** Passes the given constant, or what the other check passes. */
export const either =
  (constant: unknown, check: Check): Check =>
  (value) => {
    if (value === constant) return undefined;
    const allowed = check(value);
    return allowed && `${String(constant)} or ${allowed}`;
  };
