/** WeChat prefixes the name of a credential with its owner. */
const OWNERS = ["", "component_", "suite_", "provider_", "authorizer_"];
const ofEachOwner = (name: string) => OWNERS.map((owner) => owner + name);

/** Parameters that authenticate a request: one that has any of them needs no token of ours. */
export const CREDENTIAL_PARAMS: ReadonlySet<string> = new Set([
  ...["access_token", "secret", "appsecret"].flatMap(ofEachOwner),
  "corpsecret",
]);

/** Names whose values must not be printed. */
const SECRET_NAMES: ReadonlySet<string> = new Set([
  ...CREDENTIAL_PARAMS,
  ...ofEachOwner("refresh_token"),
  "component_verify_ticket",
  "suite_ticket",
  "permanent_code",
  "session_key",
  "js_code",
]);

/** Whether the value under this name must not be printed. */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(name);
}

const ANY_NAME = [...SECRET_NAMES].join("|");

/** A secret in a query string or form: the name with `=`, then the value. */
export const SECRET_IN_QUERY = new RegExp(`((?:^|[?&\\s])(?:${ANY_NAME})=)([^&#\\s"']+)`, "g");

/** A secret in JSON text: the name up to the opening quote, then the value. */
export const SECRET_IN_JSON = new RegExp(`("(?:${ANY_NAME})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)+)`, "g");
