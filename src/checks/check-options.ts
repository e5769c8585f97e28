import { describe, shown } from "./describe.ts";

/** Checks one value: returns what is allowed instead, or undefined when the value is fine. */
export interface Check {
  (value: unknown): string | undefined;
  /** The value is a secret, or may be one: a TypeError does not show it. */
  readonly isSecret?: true;
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
      const names = Object.keys(checks);
      const meant = alike(name, names);
      throw new TypeError(
        `${where}.${name} is not an option; ${meant ? `did you mean ${meant}? The` : "the"} options are ${names.join(", ")}`,
      );
    }
    const allowed = value === undefined ? undefined : check(value);
    if (allowed)
      throw new TypeError(
        `${where}.${name} must be ${allowed}, got ${check.isSecret ? describe(value) : shown(value)}`,
      );
  }
}

const MIN_ALIKE_LENGTH = 3;

/** The name that has more or less at its end, or differs in case alone: `refreshAhead`, `appId`. */
function alike(given: string, names: readonly string[]): string | undefined {
  const wanted = given.toLowerCase();
  if (wanted.length < MIN_ALIKE_LENGTH) return undefined;
  const fits = (name: string) => name.startsWith(wanted) || wanted.startsWith(name);
  return inOtherCase(given, names) ?? names.find((name) => fits(name.toLowerCase()));
}

/** The name that differs in case alone: `appId`. */
export function inOtherCase(given: string, names: readonly string[]): string | undefined {
  const wanted = given.toLowerCase();
  return names.find((name) => name.toLowerCase() === wanted);
}
