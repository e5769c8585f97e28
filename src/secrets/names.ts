import type { Range } from "./ranges.ts";

/** WeChat prefixes the name of a credential with its owner. */
const OWNERS = ["", "component_", "suite_", "provider_", "authorizer_", "cloudbase_"];
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

/** The path of WeCom's group robots, and the parameter that authenticates them. Elsewhere a parameter of that name is not a secret. */
export const WEBHOOK_PATH = "/cgi-bin/webhook/";
export const WEBHOOK_PARAM = "key";

/** Whether the value under this name must not be printed. */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(name);
}

const ANY_NAME = [...SECRET_NAMES].join("|");
const IN_QUERY = new RegExp(`(?:^|[?&\\s])(?:${ANY_NAME})=`, "g");
const IN_WEBHOOK_QUERY = new RegExp(`(?:^|[?&\\s])(?:${ANY_NAME}|${WEBHOOK_PARAM})=`, "g");
const IN_JSON = new RegExp(`"(?:${ANY_NAME})"`, "g");
const QUERY_VALUE_ENDS = /[&#\s"']/g;
const JSON_BLANK = /[ \t\r\n]/;

/** The values under the name of a secret, in a URL or a form: `access_token=…`. */
export function namedInQuery(text: string): Range[] {
  const ranges: Range[] = [];
  const names = new RegExp(text.includes(WEBHOOK_PATH) ? IN_WEBHOOK_QUERY : IN_QUERY);
  const valueEnds = new RegExp(QUERY_VALUE_ENDS);
  for (let name = names.exec(text); name; name = names.exec(text)) {
    const start = names.lastIndex;
    valueEnds.lastIndex = start;
    const end = valueEnds.exec(text)?.index ?? text.length;
    if (end > start) ranges.push([start, end]);
    // Behind the value: one that is full of names would be read again for each of them.
    names.lastIndex = end;
  }
  return ranges;
}

/** The values under the name of a secret, in JSON: `"secret": "…"`. */
export function namedInJson(text: string): Range[] {
  const ranges: Range[] = [];
  for (const { 0: name, index } of text.matchAll(IN_JSON)) {
    const colon = afterBlanks(text, index + name.length);
    const quote = text[colon] === ":" ? afterBlanks(text, colon + 1) : -1;
    if (text[quote] !== '"') continue;
    const end = endOfJsonString(text, quote + 1);
    if (end > quote + 1) ranges.push([quote + 1, end]);
  }
  return ranges;
}

/**
 * By hand and not in one expression: an expression keeps a backtracking entry for each character of a value, and throws
 * a RangeError on a value of some megabytes.
 */
function endOfJsonString(text: string, start: number): number {
  let quote = text.indexOf('"', start);
  while (quote >= 0 && isEscaped(text, quote, start)) quote = text.indexOf('"', quote + 1);
  return quote < 0 ? text.length : quote;
}

/** Whether an odd number of backslashes precedes. */
function isEscaped(text: string, at: number, start: number): boolean {
  let first = at;
  while (first > start && text[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && JSON_BLANK.test(text[at] as string)) at += 1;
  return at;
}
