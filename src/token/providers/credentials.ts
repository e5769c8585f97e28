/**
 * Checks that each named option is a string with something in it, and gives them back as such: types let `undefined`
 * pass, because that is what `process.env` holds. Never prints a value.
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

function describe(value: unknown): string {
  if (value === "") return "an empty string";
  return value === null ? "null" : typeof value;
}
