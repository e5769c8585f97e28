/** WeChat prefixes the name of a credential with its owner. */
const OWNERS = ["", "component_", "suite_", "provider_", "authorizer_"];
const ofEachOwner = (name: string) => OWNERS.map((owner) => owner + name);

/** Parameters that authenticate a request: one that has any of them needs no token of ours. */
export const CREDENTIAL_PARAMS: ReadonlySet<string> = new Set([
  ...["access_token", "secret", "appsecret"].flatMap(ofEachOwner),
  "corpsecret",
]);

/** Names whose values must not be printed. */
export const SECRET_NAMES: ReadonlySet<string> = new Set([
  ...CREDENTIAL_PARAMS,
  ...ofEachOwner("refresh_token"),
  "component_verify_ticket",
  "suite_ticket",
  "permanent_code",
  "session_key",
  "js_code",
]);

/** The path of WeCom's group robots, and the parameter that authenticates them. Elsewhere that name is no secret. */
export const WEBHOOK_PATH = "/cgi-bin/webhook/";
export const WEBHOOK_PARAM = "key";

/** Whether the value under this name must not be printed. */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(name);
}
