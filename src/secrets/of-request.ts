import type { InternalAxiosRequestConfig } from "axios";
import { isSecretName, SECRET_IN_JSON, SECRET_IN_QUERY } from "./names.ts";

const AUTHORIZATION_HEADER = /^(?:proxy-)?authorization$/i;
const LONGEST_SEARCHED_BODY = 65_536;

/** Collects the secrets of a request: from its params, URL, body and Authorization header. */
export function secretsOf(config: InternalAxiosRequestConfig | undefined): Set<string> {
  const found = new Set<string>();
  if (!config) return found;
  collectNamed(config.params, found);
  collectFromText(config.url, found);
  collectFromText(config.baseURL, found);
  if (typeof config.data === "string") collectFromText(config.data.slice(0, LONGEST_SEARCHED_BODY), found);
  else collectNamed(config.data, found);
  collectAuthorization(config.headers, found);
  if (config.auth?.password) found.add(config.auth.password);
  return found;
}

function collectAuthorization(headers: object | undefined, found: Set<string>): void {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (!AUTHORIZATION_HEADER.test(name) || typeof value !== "string") continue;
    found.add(value);
    // A server may echo the value without its scheme.
    found.add(value.replace(/^\S+\s+/, ""));
  }
}

function collectNamed(source: unknown, found: Set<string>): void {
  if (source instanceof URLSearchParams) collectFromText(source.toString(), found);
  else if (typeof source === "object" && source !== null) {
    for (const [name, value] of Object.entries(source)) {
      if (typeof value === "string" && isSecretName(name)) found.add(value);
    }
  }
}

function collectFromText(text: string | undefined, found: Set<string>): void {
  if (!text) return;
  for (const [, , value = ""] of text.matchAll(SECRET_IN_QUERY)) found.add(value).add(decoded(value));
  for (const [, , value = ""] of text.matchAll(SECRET_IN_JSON)) found.add(value).add(unescaped(value));
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
