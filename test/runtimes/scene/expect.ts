// Assertions without a test framework: there is none for all of the runtimes.

/** @throws {Error} unless the two have the same JSON, whatever the order of their keys */
export function equal(actual: unknown, expected: unknown, what = "the value"): void {
  const [found, wanted] = [jsonOf(actual), jsonOf(expected)];
  if (found !== wanted) throw new Error(`${what} is ${found}, not ${wanted}`);
}

/** @throws {Error} unless it is so */
export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** What a promise was rejected with, which must be of this class. */
export async function rejectionOf<T>(
  promise: Promise<unknown>,
  type: abstract new (...args: never[]) => T,
): Promise<T> {
  const reason = await promise.then(
    () => new Error("nothing: it was fulfilled"),
    (error: unknown) => error,
  );
  if (reason instanceof type) return reason;
  throw new Error(`rejected with ${nameOf(reason)}, not with ${type.name}`, { cause: reason });
}

/** @throws {Error} when it does not become so within 10 s */
export async function until(condition: () => unknown | Promise<unknown>, what: string): Promise<void> {
  for (let tries = 0; !(await condition()); tries += 1) {
    ok(tries < 400, `never so: ${what}`);
    await delay(25);
  }
}

export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function nameOf(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  return `${reason.name} ${(reason as { code?: string }).code ?? ""}: ${reason.message}`;
}

function jsonOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? "undefined"
  );
}
