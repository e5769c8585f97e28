import { describe } from "../../../checks/check-options.ts";
import { credential } from "../../../checks/values.ts";
import { asError } from "../../../errors/as-error.ts";

/**
 * Asks a user's function for a secret, and checks it before it is sent: WeChat would reject it with an errcode that
 * blames something else.
 *
 * @param name of the function, for its errors
 * @throws {TypeError} when it returns something else
 * @throws {Error} when it throws; its error is the cause
 */
export async function asReturned(name: string, ask: () => unknown): Promise<string> {
  let value: unknown;
  try {
    value = await ask();
  } catch (thrown) {
    const cause = asError(thrown, (other) => `it threw ${describe(other)}`);
    throw new Error(`${name} failed: ${cause.message}`, { cause });
  }
  const allowed = credential(value);
  if (allowed) throw new TypeError(`${name} must return ${allowed}, got ${describe(value)}`);
  return value as string;
}
