import { describe } from "../../checks/check-options.ts";

/**
 * Checks that each named option is a non-empty string. The types allow `undefined`, because `process.env` has it. Never
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
    if (typeof value !== "string" || value.trim() === "") {
      throw new TypeError(`${factory}: ${name} must be a non-empty string, got ${describe(value)}`);
    }
  }
  const { baseURL } = options as { baseURL?: unknown };
  if (baseURL !== undefined && (typeof baseURL !== "string" || !URL.canParse(baseURL))) {
    throw new TypeError(`${factory}: baseURL must be an absolute URL, got ${describe(baseURL)}`);
  }
  return options as Readonly<Record<Name, string>>;
}
