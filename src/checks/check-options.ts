/** Checks one value: returns what is allowed instead, or undefined when the value is fine. */
export interface Check {
  (value: unknown): string | undefined;
  /** An enumeration's value is no secret: the TypeError shows it. */
  readonly showsValue?: true;
}

/** One check for each option, by its name. */
export type Checks<Options> = Readonly<Record<keyof Options, Check>>;

/**
 * Checks an options object against a table of its names. `undefined` counts as not given.
 *
 * @throws {TypeError} that names the option and what is allowed
 */
export function checkOptions(where: string, options: unknown, checks: Readonly<Record<string, Check>>): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${where} must be an object, got ${describe(options)}`);
  }
  for (const name of Object.keys(options)) {
    const value = (options as Readonly<Record<string, unknown>>)[name];
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) {
      throw new TypeError(
        `${where}.${name} is not an option; the options are ${Object.keys(checks).join(", ")}`,
      );
    }
    const allowed = value === undefined ? undefined : check(value);
    if (allowed)
      throw new TypeError(
        `${where}.${name} must be ${allowed}, got ${check.showsValue ? shown(value) : describe(value)}`,
      );
  }
}

/** A short text as it is: a misspelt name is found by looking at it. A longer one may be a secret in the wrong place. */
function shown(value: unknown): string {
  return typeof value === "string" && SHORT_NAME.test(value) ? JSON.stringify(value) : describe(value);
}

const SHORT_NAME = /^[\w-]{1,20}$/;

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
