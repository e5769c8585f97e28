import { describe } from "../../../checks/check-options.ts";
import { credential } from "../../../checks/values.ts";
import { parseURL } from "../../../protocol/hosts.ts";
import { asReturned } from "./returned.ts";

/**
 * A secret, or a function that returns it, for secrets in a database or a vault. It is asked for each token, so a secret
 * that was replaced needs no restart.
 */
export type SecretSource = string | (() => string | Promise<string>);

type Credentials<Id extends string, Secret extends string> = Readonly<
  Record<Id, string> & Record<Secret, () => Promise<string>>
>;

/**
 * Checks that each named option is a non-empty string without white space around it; a secret may be a function as well.
 * The types allow `undefined`, because `process.env` has it. Never prints a value.
 *
 * @param others options that are checked elsewhere; for the message about a missing object
 * @returns the ids, and for each secret a function that asks for it
 */
export function requireCredentials<const Id extends string, const Secret extends string = never>(
  factory: string,
  options: unknown,
  ids: readonly Id[],
  secrets: readonly Secret[] = [],
  others: readonly string[] = [],
): Credentials<Id, Secret> {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(
      `${factory}: options must be an object with ${[...ids, ...secrets, ...others].join(", ")}`,
    );
  }
  const given = options as Readonly<Record<string, unknown>>;
  const found: Record<string, unknown> = {};
  for (const name of ids) found[name] = requireText(factory, name, given[name]);
  for (const name of secrets) {
    const value = given[name];
    const ask = typeof value === "function" ? (value as () => unknown) : undefined;
    const secret = ask ? "" : requireText(factory, name, value);
    found[name] = async () => (ask ? asReturned(`${factory}: ${name}()`, ask) : secret);
  }
  const { baseURL } = given;
  if (baseURL !== undefined && (typeof baseURL !== "string" || !parseURL(baseURL))) {
    throw new TypeError(`${factory}: baseURL must be an absolute URL, got ${describe(baseURL)}`);
  }
  return found as Credentials<Id, Secret>;
}

function requireText(factory: string, name: string, value: unknown): string {
  const allowed = credential(value);
  if (allowed) throw new TypeError(`${factory}: ${name} must be ${allowed}, got ${describe(value)}`);
  return value as string;
}
