import { describe, shown } from "../../../checks/describe.ts";
import { credential } from "../../../checks/values.ts";
import { parseURL } from "../../../protocol/hosts.ts";

/**
 * A secret, or a function that returns it, for secrets in a database or a vault. It is asked for each token, so a secret
 * that was replaced needs no restart.
 */
export type SecretSource = string | (() => string | Promise<string>);

type Credentials<Id extends string, Secret extends string> = Readonly<
  Record<Id, string> & Record<Secret, SecretSource>
>;

/**
 * Checks that each named option is a non-empty string without white space around it; a secret may be a function as well.
 * The types allow `undefined`, because `process.env` has it. Never prints a secret.
 *
 * @param others options that are checked elsewhere; for the message about a missing object
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
  for (const name of ids) requireText(factory, name, given[name], shown);
  for (const name of secrets) {
    if (typeof given[name] !== "function") requireText(factory, name, given[name], describe);
  }
  const { baseURL } = given;
  if (baseURL !== undefined && (typeof baseURL !== "string" || !parseURL(baseURL))) {
    throw new TypeError(`${factory}: baseURL must be an absolute URL, got ${shown(baseURL)}`);
  }
  return given as Credentials<Id, Secret>;
}

function requireText(
  factory: string,
  name: string,
  value: unknown,
  inMessage: (value: unknown) => string,
): void {
  const allowed = credential(value);
  if (allowed) throw new TypeError(`${factory}: ${name} must be ${allowed}, got ${inMessage(value)}`);
}
