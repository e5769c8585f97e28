import { describe } from "../../checks/check-options.ts";
import { credential, text } from "../../checks/values.ts";
import { parseURL } from "../../protocol/hosts.ts";

/**
 * Checks that each named option is a non-empty string without white space around it. The types allow `undefined`, because `process.env` has it. Never
 * prints a value.
 */
export function requireText<const Name extends string>(
  factory: string,
  options: unknown,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`${factory}: options must be an object with ${names.join(", ")}`);
  }
  for (const name of names) {
    const value = (options as Record<string, unknown>)[name];
    const allowed = credential(value);
    if (allowed) throw new TypeError(`${factory}: ${name} must be ${allowed}, got ${describe(value)}`);
  }
  const { baseURL } = options as { baseURL?: unknown };
  if (baseURL !== undefined && (typeof baseURL !== "string" || !parseURL(baseURL))) {
    throw new TypeError(`${factory}: baseURL must be an absolute URL, got ${describe(baseURL)}`);
  }
  return options as Readonly<Record<Name, string>>;
}

/**
 * Checks what a user's function returned before it is sent: WeChat would answer with an errcode that blames something
 * else.
 *
 * @throws {TypeError} that names the function
 */
export function requireReturned(from: string, value: unknown): string {
  if (text(value)) throw new TypeError(`${from} must return a non-empty string, got ${describe(value)}`);
  return value as string;
}
