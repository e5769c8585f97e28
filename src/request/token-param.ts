import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { CREDENTIAL_PARAMS } from "../secrets/names.ts";

/** A token on a request, and what it takes to remove it. */
export interface PlacedToken {
  /** The caller's own params. */
  readonly original: unknown;
  /** The params that are sent. */
  readonly sent: object;
  readonly param: string;
  /** The caller's own URL and the one that is sent; undefined unless the URL had an empty token. */
  readonly url: { readonly original: string; readonly sent: string } | undefined;
}

/**
 * Puts the token into the params until the adapter has settled: the http adapter reads them after an await. The token
 * goes into a copy, because other calls may use the caller's object at the same time. It replaces an empty one.
 *
 * @param query the query of the URL itself, if any
 */
export function placeToken(
  config: InternalAxiosRequestConfig,
  param: string,
  token: string,
  query?: URLSearchParams,
): PlacedToken {
  const original: unknown = config.params;
  const sent = original instanceof URLSearchParams ? new URLSearchParams(original) : copyOf(original);
  if (sent instanceof URLSearchParams) sent.set(param, token);
  else sent[param] = token;
  config.params = sent;
  const url = query?.has(param) ? replaceURL(config, param) : undefined;
  return { original, sent, param, url };
}

/** Measured: several times faster here than a spread. */
function copyOf(params: unknown): Record<string, unknown> {
  return Object.assign({}, params);
}

/** Takes an empty token out of the URL: a server might read that one instead of ours. */
function replaceURL(config: InternalAxiosRequestConfig, param: string): PlacedToken["url"] {
  const original = config.url ?? "";
  const [, path = "", query = "", hash = ""] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(`${original}`) ?? [];
  const others = query.split("&").filter((pair) => !new URLSearchParams(pair).has(param));
  const sent = `${path}${others.length > 0 ? `?${others.join("&")}` : ""}${hash}`;
  config.url = sent;
  return { original, sent };
}

/**
 * Removes the token again. If a config that kept it were sent a second time, the token would look like the caller's own
 * and never be renewed.
 */
export function removeToken(
  config: InternalAxiosRequestConfig,
  placed: PlacedToken,
  response: AxiosResponse | undefined,
): void {
  if (config.params === placed.sent) restore(config, placed);
  if (response && response.config !== config) removeTokenFromCopy(response.config, placed);
}

/** An adapter that sends through another axios instance returns a copy of the config, params included. */
export function removeTokenFromCopy(copy: InternalAxiosRequestConfig | undefined, placed: PlacedToken): void {
  const { sent, param } = placed;
  if (copy && tokenIn(copy.params, param) === tokenIn(sent, param)) restore(copy, placed);
}

function restore(config: InternalAxiosRequestConfig, { original, url }: PlacedToken): void {
  if (original === undefined) delete config.params;
  else config.params = original;
  if (url !== undefined && config.url === url.sent) config.url = url.original;
}

/** The value of a parameter in whatever axios takes for params. */
export function tokenIn(params: unknown, param: string): unknown {
  if (params instanceof URLSearchParams) return params.get(param);
  return (params as Record<string, unknown> | null | undefined)?.[param];
}

/**
 * Whether the caller put credentials into the params, or into the query of the URL: those are never replaced. An empty
 * token counts as none. Params that are not an object, such as a string, count: axios rejects them, and a copy with a token
 * would hide that.
 */
export function hasCredentials(params: unknown, param: string): boolean {
  if (params === undefined || params === null) return false;
  if (typeof params !== "object") return true;
  if (params instanceof URLSearchParams) {
    return [...params].some(([name, value]) => isCredential(name, param) && value !== "");
  }
  // On the success path, so no list of names and no closure.
  for (const name in params) {
    if (!isCredential(name, param)) continue;
    const value = (params as Record<string, unknown>)[name];
    // Axios omits null and undefined.
    if (value != null && value !== "") return true;
  }
  return false;
}

function isCredential(name: string, param: string): boolean {
  return name === param || CREDENTIAL_PARAMS.has(name);
}
