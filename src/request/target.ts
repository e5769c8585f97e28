import type { AxiosInstance, InternalAxiosRequestConfig } from "axios";
import { WECHAT_HOSTS } from "../protocol/hosts.ts";
import { isTokenEndpoint, pathOf } from "../protocol/paths.ts";
import { CREDENTIAL_PARAMS } from "../secrets/names.ts";
import { fullURL, originOf } from "./full-url.ts";

/** /sns/ takes a user's token, except for /sns/component/, which takes a platform's. */
const USER_TOKEN_PATH = /\/sns\/(?!component\/)/i;
const MOST_REMEMBERED = 500;

/** What the URL of a request says about the token. */
export interface Target {
  readonly path: string;
  /** Whether the host may receive the token. */
  readonly trusted: boolean;
  /** Whether the URL has credentials of its own. */
  readonly hasCredentials: boolean;
  /** Whether this path takes the account's token. */
  readonly takesToken: boolean;
}

/** Decides from a request's URL where it goes and whether it may carry the token. Decisions are remembered. */
export function createTargets(
  hosts: readonly string[] | undefined,
  failoverHosts: readonly string[],
  instance: Pick<AxiosInstance, "defaults">,
  param: string,
): (config: InternalAxiosRequestConfig) => Target {
  const listed = hosts && lowerCase(hosts);
  const failover = lowerCase(failoverHosts);
  const memory = new Map<string, Map<string, Target>>();
  let { baseURL } = instance.defaults;
  let homeOrigin = hosts ? undefined : originOf(baseURL);
  let remembered = 0;
  let last: { readonly base: string; readonly url: string; readonly target: Target } | undefined;

  function isTrusted(url: URL): boolean {
    if (url.origin === homeOrigin || failover.has(url.host)) return true;
    // A listed name without a port stands for every port.
    if (listed) return listed.has(url.host) || listed.has(url.hostname);
    return url.protocol === "https:" && WECHAT_HOSTS.has(url.host);
  }

  function decide(config: InternalAxiosRequestConfig): Target {
    const url = fullURL(config);
    if (!url) return { path: pathOf(config), trusted: false, hasCredentials: false, takesToken: false };
    const path = decodedPath(url);
    const hasCredentials = [...url.searchParams.keys()].some((name) => isCredential(name, param));
    const takesToken = !USER_TOKEN_PATH.test(path) && !isTokenEndpoint(path);
    return { path: url.pathname, trusted: isTrusted(url), hasCredentials, takesToken };
  }

  function forget(): void {
    memory.clear();
    last = undefined;
    remembered = 0;
  }

  return (config) => {
    if (instance.defaults.baseURL !== baseURL) {
      baseURL = instance.defaults.baseURL;
      homeOrigin = hosts ? undefined : originOf(baseURL);
      forget();
    }
    // Two lookups beat joining two strings on every call.
    const base = config.allowAbsoluteUrls === false ? `!${config.baseURL}` : (config.baseURL ?? "");
    const url = config.url ?? "";
    // Most calls go where the last one went.
    if (last !== undefined && last.url === url && last.base === base) return last.target;
    let target = memory.get(base)?.get(url);
    if (!target) {
      if (remembered >= MOST_REMEMBERED) forget();
      target = decide(config);
      const sameBase = memory.get(base) ?? new Map<string, Target>();
      memory.set(base, sameBase.set(url, target));
      remembered += 1;
    }
    last = { base, url, target };
    return target;
  };
}

/**
 * Whether the caller put credentials into the params: those are never replaced. Params that are no object, such as a
 * string, count too: axios rejects them, and a copy with a token would hide that.
 */
export function hasCredentials(params: unknown, param: string): boolean {
  if (params === undefined || params === null) return false;
  if (typeof params !== "object") return true;
  if (params instanceof URLSearchParams) return [...params.keys()].some((name) => isCredential(name, param));
  // On the success path, so no list of names and no closure.
  for (const name in params) {
    // Axios omits null and undefined.
    if (isCredential(name, param) && (params as Record<string, unknown>)[name] != null) return true;
  }
  return false;
}

function isCredential(name: string, param: string): boolean {
  return name === param || CREDENTIAL_PARAMS.has(name);
}

function lowerCase(hosts: readonly string[]): ReadonlySet<string> {
  return new Set(hosts.map((host) => host.toLowerCase()));
}

/** The path as a server may read it: unescaped, and with repeated slashes as one. */
function decodedPath({ pathname }: URL): string {
  const path = pathname.replace(/\/{2,}/g, "/");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
