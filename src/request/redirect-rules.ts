import { AxiosHeaders, type InternalAxiosRequestConfig } from "axios";
import type { Product } from "../errcodes/entry.ts";
import { type Redirect, RedirectError } from "../errors/classes/redirect.ts";
import type { Language } from "../errors/message.ts";
import { secretsOf } from "../secrets/of-request.ts";
import { createRedact } from "../secrets/redact.ts";
import { tokenIn } from "./token-param.ts";

/** The token of a request that is redirected. */
export interface RedirectedToken {
  /** The query parameter that carries it. */
  readonly param: string;
  /** Whose hosts may receive it; undefined: the attachment's. */
  readonly product: Product | undefined;
  /** For the error. */
  readonly account?: string | undefined;
}

/** What decides where a redirected request may go. */
export interface RedirectRules {
  /** Whether a host may receive all that a request to `from` holds. Asked only where the transport is no worse. */
  readonly mayReceive: (to: URL, token: RedirectedToken) => boolean;
  /** Whether a download may go on to any other host, without credentials. */
  readonly mayLeave: boolean;
  readonly lang: Language | undefined;
}

const CREDENTIAL_HEADERS = /^(?:proxy-)?authorization$|^cookie2?$/i;
/** Shorter values are no secrets. */
const SHORTEST_SECRET = 4;

/**
 * Decides about one redirect. Returns the headers that must not go along.
 *
 * @param config the request as the caller made it, with its token
 * @throws {RedirectError} where it must not be followed
 */
export function checkRedirect(
  config: InternalAxiosRequestConfig,
  [from, to]: readonly [from: URL, to: URL],
  reply: Redirect,
  headers: object,
  placed: RedirectedToken,
  { mayReceive, mayLeave, lang }: RedirectRules,
): readonly string[] {
  const isHttp = to.protocol === "https:" || to.protocol === "http:";
  const isWorse = from.protocol === "https:" && to.protocol !== "https:";
  if (isHttp && !isWorse && (to.host === from.host || mayReceive(to, placed))) return [];

  const token = tokenIn(config.params, placed.param);
  const secrets = [...secretsOf(config), ...(typeof token === "string" ? [token] : [])];
  if (isHttp && mayLeave && isDownload(config) && !holdsSecret(to.href, secrets)) {
    return Object.entries(headers)
      .filter(([name, value]) => CREDENTIAL_HEADERS.test(name) || holdsSecret(String(value), secrets))
      .map(([name]) => name);
  }
  // A host name is looked up, and printed: that of a hostile redirect may be made of the token.
  const hidden = holdsSecret(to.host, secrets);
  throw new RedirectError(
    { from: from.host, to: hidden ? "[redacted]" : to.host, isWorse },
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
    .filter(({ length }) => length >= SHORTEST_SECRET)
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
