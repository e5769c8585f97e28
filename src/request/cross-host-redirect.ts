import { AxiosHeaders, type InternalAxiosRequestConfig } from "axios";
import { type Redirect, RedirectError } from "../errors/classes/redirect.ts";
import { secretsOf } from "../secrets/of-request.ts";
import { createRedact } from "../secrets/redact.ts";
import type { RedirectedToken, RedirectRules } from "./redirect-rules.ts";
import { tokenIn } from "./token-param.ts";

const CREDENTIAL_HEADERS = /^(?:proxy-)?authorization$|^cookie2?$/i;
/** Shorter values are not secrets. */
const MIN_SECRET_LENGTH = 4;

/**
 * Decides about a redirect to a host that may not receive all. Returns the headers that must not go along.
 *
 * @param config the request as the caller made it, with its token
 * @throws {RedirectError} where it must not be followed
 */
export function checkCrossHostRedirect(
  config: InternalAxiosRequestConfig,
  [from, to]: readonly [from: URL, to: URL],
  reply: Redirect,
  headers: object,
  placed: RedirectedToken,
  { allowsOtherHosts, lang }: RedirectRules,
): readonly string[] {
  const isHttp = to.protocol === "https:" || to.protocol === "http:";
  const token = tokenIn(config.params, placed.param);
  const secrets = [...secretsOf(config), ...(typeof token === "string" ? [token] : [])];
  if (isHttp && allowsOtherHosts && isDownload(config) && !holdsSecret(to.href, secrets)) {
    return Object.entries(headers)
      .filter(([name, value]) => CREDENTIAL_HEADERS.test(name) || holdsSecret(String(value), secrets))
      .map(([name]) => name);
  }
  // A host name is looked up, and printed: that of a hostile redirect may be made of the token.
  const hidden = holdsSecret(to.host, secrets);
  throw new RedirectError(
    {
      from: from.host,
      to: hidden ? "[redacted]" : to.host,
      isDowngrade: from.protocol === "https:" && to.protocol !== "https:",
    },
    { config, account: placed.account },
    reply,
    lang,
  );
}

/** A request that only reads. A POST that another host answers would look like a success. */
function isDownload({ method = "get", data }: InternalAxiosRequestConfig): boolean {
  return /^(?:get|head)$/i.test(method) && (data === undefined || data === null);
}

function holdsSecret(text: string, secrets: readonly string[]): boolean {
  const redact = createRedact(secrets);
  const known = secrets
    .filter(({ length }) => length >= MIN_SECRET_LENGTH)
    .map((secret) => secret.toLowerCase());
  return layersOf(text).some((layer) => {
    const lower = layer.toLowerCase();
    return redact(layer) !== layer || known.some((secret) => lower.includes(secret));
  });
}

/** The text and what it says unescaped, once and twice. */
function layersOf(text: string): readonly string[] {
  const once = unescaped(text);
  return [text, once, unescaped(once)];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A copy without the headers of these names. */
export function withoutHeaders(
  headers: InternalAxiosRequestConfig["headers"],
  names: readonly string[],
): AxiosHeaders {
  const left = new AxiosHeaders(headers);
  for (const name of names) left.delete(name);
  return left;
}
