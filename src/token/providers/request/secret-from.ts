import { describe } from "../../../checks/describe.ts";
import { credential } from "../../../checks/values.ts";
import { asError } from "../../../errors/as-error.ts";

/**
 * The secret of an option; a user's function is asked for it. What that returns is checked before it is sent: WeChat would
 * reject it with an errcode that blames something else.
 *
 * @param name of the function, for its errors
 * @throws {TypeError} when it returns something else
 * @throws {Error} when it throws; its error is the cause
 */
export async function secretFrom(name: string, source: string | (() => unknown)): Promise<string> {
  if (typeof source === "string") return source;
  let value: unknown;
  try {
    value = await source();
  } catch (thrown) {
    const cause = asError(thrown, (other) => `it threw ${describe(other)}`);
    throw new Error(`${name} failed: ${cause.message}`, { cause });
  }
  const allowed = credential(value);
  if (allowed) throw new TypeError(`${name} must return ${allowed}, got ${describe(value)}`);
  return value as string;
}
