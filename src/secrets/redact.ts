import type { InternalAxiosRequestConfig } from "axios";

/** The names under which WeChat's requests carry something that must not be printed. */
const CREDENTIAL_NAMES =
  "(?:component_|suite_|provider_|authorizer_)?(?:access_token|refresh_token|appsecret|secret)|corpsecret|component_verify_ticket|suite_ticket|permanent_code|session_key|js_code";
const IN_QUERY = new RegExp(`((?:^|[?&\\s])(?:${CREDENTIAL_NAMES})=)([^&#\\s"']+)`, "g");
const IN_JSON = new RegExp(`("(?:${CREDENTIAL_NAMES})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)+)`, "g");
const IS_CREDENTIAL = new RegExp(`^(?:${CREDENTIAL_NAMES})$`);
const IS_AUTHORIZATION = /^(?:proxy-)?authorization$/i;
const REDACTED = "[redacted]";
/** Shorter values are no secrets, and replacing them would garble the text. */
const SHORTEST_SECRET = 4;
const LARGEST_SEARCHED_BODY = 65_536;

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Replaces the given values, and whatever stands under a credential's name. */
export function createRedact(secrets: Iterable<string>): Redact {
  const values = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    values.add(secret);
    const inURL = encodeURIComponent(secret);
    values.add(inURL);
    // Servers that are not written in JavaScript often use small letters.
    values.add(inURL.replace(/%../g, (escaped) => escaped.toLowerCase()));
  }
  // The longest first, so that no secret survives as the rest of a shorter one that it begins with.
  const ordered = [...values].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const value of ordered) clean = clean.replaceAll(value, REDACTED);
    return clean.replace(IN_QUERY, `$1${REDACTED}`).replace(IN_JSON, `$1${REDACTED}`);
  };
}

/** A copy of a parsed JSON answer without secrets. */
export function redactBody(body: unknown, redact: Redact): unknown {
  if (typeof body === "string") return redact(body);
  if (Array.isArray(body)) return body.map((item) => redactBody(item, redact));
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      IS_CREDENTIAL.test(name) && typeof value === "string" ? REDACTED : redactBody(value, redact),
    ]),
  );
}

/** The secrets that one request carried: in its parameters, its URL, its body, or its Authorization header. */
export function secretsOf(config: InternalAxiosRequestConfig | undefined): Set<string> {
  const found = new Set<string>();
  if (!config) return found;
  collectNamed(config.params, found);
  collectFromText(config.url, found);
  collectFromText(config.baseURL, found);
  if (typeof config.data === "string") collectFromText(config.data.slice(0, LARGEST_SEARCHED_BODY), found);
  else collectNamed(config.data, found);
  collectAuthorization(config.headers, found);
  if (config.auth?.password) found.add(config.auth.password);
  return found;
}

/** Axios keeps a header's name as the caller wrote it. A server may repeat the value without its scheme. */
function collectAuthorization(headers: object | undefined, found: Set<string>): void {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (!IS_AUTHORIZATION.test(name) || typeof value !== "string") continue;
    found.add(value);
    found.add(value.replace(/^\S+\s+/, ""));
  }
}

function collectNamed(source: unknown, found: Set<string>): void {
  if (source instanceof URLSearchParams) collectFromText(source.toString(), found);
  else if (typeof source === "object" && source !== null) {
    for (const [name, value] of Object.entries(source)) {
      if (typeof value === "string" && IS_CREDENTIAL.test(name)) found.add(value);
    }
  }
}

function collectFromText(text: string | undefined, found: Set<string>): void {
  if (!text) return;
  for (const shape of [IN_QUERY, IN_JSON]) {
    for (const match of text.matchAll(shape)) {
      const value = match[2] ?? "";
      found.add(value);
      found.add(shape === IN_JSON ? unescaped(value) : decoded(value));
    }
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return value;
  }
}

function unescaped(value: string): string {
  try {
    return JSON.parse(`"${value}"`) as string;
  } catch {
    return value;
  }
}
