/**
 * Own, because `node:assert` is missing in some runtimes whose stores are tested. Compares the fields of objects.
 *
 * @throws {Error} with both values, for a test runner's diff
 */
export function equal(actual: unknown, expected: unknown, must: string): void {
  if (Object.is(actual, expected) || shown(actual) === shown(expected)) return;
  const error = new Error(`${must}: expected ${shown(expected)}, got ${shown(actual)}`);
  throw Object.assign(error, { name: "AssertionError", actual, expected });
}

function shown(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return typeof value === "string" ? JSON.stringify(value) : String(value);
  }
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, held]) => ` ${name}: ${shown(held)}`).join(",")} }`;
}
