import { inOtherCase } from "../../../checks/check-options.ts";
import { describe, shown } from "../../../checks/describe.ts";
import { credential } from "../../../checks/values.ts";
import { isHttpURL } from "../../../protocol/hosts.ts";

/**
 * A secret, or a function that returns it, for secrets in a database or a vault. It is called for each token request, so
 * rotating the secret needs no restart.
 */
export type SecretSource = string | (() => string | Promise<string>);

type Credentials<Id extends string, Secret extends string> = Readonly<
  Record<Id, string> & Record<Secret, SecretSource>
>;

/** The names of a provider's options. `baseURL` is one of every provider. */
interface OptionNames<Id extends string, Secret extends string> {
  readonly ids: readonly Id[];
  readonly secrets?: readonly Secret[];
  /** More that must be given; they are checked elsewhere. */
  readonly others?: readonly string[];
  readonly optional?: readonly string[];
}

/**
 * Checks that each id and secret is a non-empty string without white space around it; a secret may be a function as well.
 * The types allow `undefined`, because `process.env` has it. Other names are allowed, so that a row of a database will do,
 * but not an option's name in other letter case in place of it. Never prints a secret.
 */
export function requireCredentials<const Id extends string, const Secret extends string = never>(
  factory: string,
  options: unknown,
  { ids, secrets = [], others = [], optional = [] }: OptionNames<Id, Secret>,
): Credentials<Id, Secret> {
  const required = [...ids, ...secrets, ...others];
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`${factory}: options must be an object with ${required.join(", ")}`);
  }
  const given = options as Readonly<Record<string, unknown>>;
  rejectOtherCase(factory, given, [...required, ...optional, "baseURL"]);
  for (const name of ids) requireText(factory, name, given[name], shown);
  for (const name of secrets) {
    if (typeof given[name] !== "function") requireText(factory, name, given[name], describe);
  }
  const { baseURL } = given;
  if (baseURL !== undefined && !(typeof baseURL === "string" && isHttpURL(baseURL))) {
    throw new TypeError(`${factory}: baseURL must be an absolute http or https URL, got ${shown(baseURL)}`);
  }
  return given as Credentials<Id, Secret>;
}

function rejectOtherCase(
  factory: string,
  given: Readonly<Record<string, unknown>>,
  names: readonly string[],
): void {
  const missing = names.filter((name) => given[name] === undefined);
  for (const name of Object.keys(given)) {
    const meant = inOtherCase(name, missing);
    if (meant !== undefined && meant !== name) {
      throw new TypeError(`${factory}: ${name} is not an option; did you mean ${meant}?`);
    }
  }
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
