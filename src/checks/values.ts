import { PRODUCTS } from "../errcodes/entry.ts";
import { MAX_TIMER_MS } from "../time/timer-limit.ts";
import { type Check, checkOptions } from "./check-options.ts";

export const text: Check = (value) =>
  typeof value === "string" && value.trim() !== "" ? undefined : "a non-empty string";

/** An id or a secret. A line break at its end, as from a file, would be sent along and rejected by WeChat. */
export const credential: Check = (value) =>
  text(value) ?? ((value as string).trim() === value ? undefined : "a string without white space around it");

export const flag: Check = (value) => (typeof value === "boolean" ? undefined : "true or false");

export const callable: Check = (value) => (typeof value === "function" ? undefined : "a function");

export const count: Check = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : "a whole number, 0 or more";

export const milliseconds: Check = (value) =>
  typeof value === "number" && value >= 0 && value <= MAX_TIMER_MS
    ? undefined
    : `a number of milliseconds from 0 to ${MAX_TIMER_MS}`;

export const millisecondsOrInfinity: Check = (value) =>
  typeof value === "number" && value >= 0 ? undefined : "a number of milliseconds, 0 or more, or Infinity";

export const errcodeList: Check = (value) =>
  Array.isArray(value) && value.every((code) => Number.isSafeInteger(code) && code !== 0)
    ? undefined
    : "an array of errcodes, whole numbers other than 0";

/** A host as in a URL's `host` or `hostname`. */
const HOST = /^(?:\[[\da-f:.]+\]|[^\s/?#@:[\]\\]+)(?::\d{1,5})?$/i;

export const hostList: Check = (value) =>
  Array.isArray(value) && value.every((host) => typeof host === "string" && HOST.test(host))
    ? undefined
    : 'an array of hosts such as "api.weixin.qq.com" or "127.0.0.1:3000", without scheme and path';

export function oneOf(...values: readonly unknown[]): Check {
  const allowed = `one of ${values.map((one) => JSON.stringify(one)).join(", ")}`;
  return (value) => (values.includes(value) ? undefined : allowed);
}

/** A check whose TypeError does not show the value. */
export function secret(check: Check): Check {
  return Object.assign((value: unknown) => check(value), { isSecret: true as const });
}

/** Allows the given constant besides what the other check allows. */
export const either =
  (constant: unknown, check: Check): Check =>
  (value) => {
    if (value === constant) return undefined;
    const allowed = check(value);
    return allowed && `${String(constant)} or ${allowed}`;
  };

/** Checks a nested object against its own table, whose TypeError names the inner option. */
export const nested =
  (where: string, checks: Readonly<Record<string, Check>>): Check =>
  (value) => {
    checkOptions(where, value, checks);
    return undefined;
  };

/** An object that has these functions. */
export const methods = (what: string, ...names: readonly string[]): Check =>
  // A text in its place may be the token itself.
  secret((value) =>
    typeof value === "object" &&
    value !== null &&
    names.every((name) => typeof (value as Record<string, unknown>)[name] === "function")
      ? undefined
      : `a ${what}: an object with the functions ${names.join(" and ")}`,
  );

/** An axios instance. */
export const instance: Check = (value) =>
  typeof (value as { create?: unknown } | null)?.create === "function" ? undefined : "an axios instance";

export const product = oneOf(...PRODUCTS);

export const language = oneOf("en", "zh", "both");
