/** Checks that each named option is a string with something in it; never prints a value. */
export function requireText(factory: string, options: unknown, names: readonly string[]): void {
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
}

function describe(value: unknown): string {
  if (value === "") return "an empty string";
  return value === null ? "null" : typeof value;
}
