import type { InternalAxiosRequestConfig } from "axios";
import { namedInJson, namedInQuery, SECRET_NAMES, WEBHOOK_PARAM, WEBHOOK_PATH } from "./names.ts";
import type { Range } from "./ranges.ts";
import { fromBinary } from "./utf8.ts";

const AUTHORIZATION_HEADER = /^(?:proxy-)?authorization$/i;
const USERINFO = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)@/i;
/** How much of a body is searched: a secret stands at its beginning, and a body may be very large. */
const MAX_SEARCHED_BODY = 65_536;
/** What stands behind a name, in a query and in JSON. */
const MAY_NAME_A_SECRET = /[="]/;
const MAX_SEARCHED_PARAMS = 1_000;
/** A request has one or two. Of more, what stands under a secret's name is redacted all the same. */
const MAX_SECRETS = 64;

type Config = InternalAxiosRequestConfig;

const COLLECTORS: readonly ((config: Config, found: Set<string>) => void)[] = [
  ({ params }, found) => collectNamed(params, SECRET_NAMES, found),
  ({ params, url, baseURL }, found) => {
    if (`${baseURL}${url}`.includes(WEBHOOK_PATH)) collectNamed(params, [WEBHOOK_PARAM], found);
  },
  ({ url }, found) => collectFromURL(url, found),
  ({ baseURL }, found) => collectFromURL(baseURL, found),
  ({ data }, found) => {
    if (typeof data !== "string") collectNamed(data, SECRET_NAMES, found);
    else collectFromText(data.slice(0, MAX_SEARCHED_BODY), data.length, found);
  },
  ({ headers }, found) => collectAuthorization(headers, found),
  ({ auth }, found) => auth && collectBasic(auth.username, auth.password, found),
  ({ proxy }, found) => {
    const auth = proxy === false ? undefined : proxy?.auth;
    if (auth) collectBasic(auth.username, auth.password, found);
  },
];

/**
 * Collects the secrets of a request: from its params, URL, text body, Authorization header and basic auth. It looks
 * into no bytes, streams and forms, and takes the same time for a body of any size.
 */
export function secretsOf(config: Config | undefined): Set<string> {
  const found = new Set<string>();
  if (!config) return found;
  for (const collect of COLLECTORS) {
    try {
      collect(config, found);
    } catch {
      // A getter or proxy of the caller's that throws: the error of the call matters more.
    }
  }
  return found;
}

function add(value: unknown, found: Set<string>): void {
  if (typeof value === "string" && value !== "" && found.size < MAX_SECRETS) found.add(value);
}

function collectAuthorization(headers: object | undefined, found: Set<string>): void {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (!AUTHORIZATION_HEADER.test(name) || typeof value !== "string") continue;
    add(value, found);
    // A server may echo the value without its scheme.
    const credentials = value.slice(value.indexOf(" ") + 1).trim();
    add(credentials, found);
    if (/^basic /i.test(value)) {
      const [username, ...password] = textOfBase64(credentials).split(":");
      collectBasic(username, password.join(":"), found);
    }
  }
}

/** Basic auth sends both in one base64 text, which is a form of them joined. */
function collectBasic(username: string | undefined, password: string | undefined, found: Set<string>): void {
  if (password) {
    add(password, found);
    add(`${username ?? ""}:${password}`, found);
  } else {
    // Some services take a token as the user name.
    add(username, found);
    if (username) add(`${username}:`, found);
  }
}

/** Looks each name up, instead of listing the names of a source that may be very large. */
function collectNamed(source: unknown, names: Iterable<string>, found: Set<string>): void {
  if (typeof source !== "object" || source === null) return;
  if (source instanceof URLSearchParams) {
    const wanted = new Set(names);
    let searched = 0;
    for (const [name, value] of source) {
      if (wanted.has(name)) add(value, found);
      searched += 1;
      if (searched === MAX_SEARCHED_PARAMS) return;
    }
  } else {
    for (const name of names) add((source as Record<string, unknown>)[name], found);
  }
}

function collectFromURL(url: unknown, found: Set<string>): void {
  if (!url) return;
  // A `URL` works as well.
  const text = String(url);
  collectFromText(text, text.length, found);
  const userinfo = USERINFO.exec(text)?.[1];
  if (userinfo === undefined) return;
  const [username = "", ...rest] = userinfo.split(":");
  const password = rest.join(":");
  collectBasic(username, password, found);
  collectBasic(decoded(username), decoded(password), found);
}

/** @param length how long the whole text is: a value that it is cut in would leave its other half to be printed */
function collectFromText(text: string, length: number, found: Set<string>): void {
  // Most URLs and bodies hold no name of a secret: spares the search.
  if (!MAY_NAME_A_SECRET.test(text)) return;
  const whole = ([, end]: Range) => end < text.length || text.length === length;
  const valueAt = ([start, end]: Range) => text.slice(start, end);
  for (const value of namedInQuery(text).filter(whole).map(valueAt)) {
    add(value, found);
    add(decoded(value), found);
  }
  for (const value of namedInJson(text).filter(whole).map(valueAt)) {
    add(value, found);
    add(unescaped(value), found);
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

function textOfBase64(base64: string): string {
  try {
    return fromBinary(atob(base64));
  } catch {
    return "";
  }
}
