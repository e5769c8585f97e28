import type { InternalAxiosRequestConfig } from "axios";
import { isTokenEndpoint, pathOf } from "../protocol/paths.ts";
import { fullURL, originOf } from "./full-url.ts";

/** Where WeChat's API answers. */
const WECHAT_HOSTS: ReadonlySet<string> = new Set([
  "api.weixin.qq.com",
  "api2.weixin.qq.com",
  "sh.api.weixin.qq.com",
  "sz.api.weixin.qq.com",
  "hk.api.weixin.qq.com",
  "mp.weixin.qq.com",
  "file.api.weixin.qq.com",
  "api.wechat.com",
  "qyapi.weixin.qq.com",
]);
/** /sns/ carries a user's token; only /sns/component/ takes a platform's. */
const USER_TOKEN_PATH = /\/sns\/(?!component\/)/i;
/** A request with one of these has its credentials already. */
const CREDENTIAL_PARAMS: ReadonlySet<string> = new Set([
  "access_token",
  "component_access_token",
  "suite_access_token",
  "provider_access_token",
  "authorizer_access_token",
  "secret",
  "appsecret",
  "corpsecret",
]);
const LARGEST_MEMORY = 500;

/** What the URL of a request says about the token. */
export interface Target {
  readonly path: string;
  /** Whether the host is one of those that may have the token. */
  readonly trusted: boolean;
  /** Whether the URL brings credentials of its own. */
  readonly bringsItsOwn: boolean;
  /** Whether this path takes the account's token. */
  readonly takesToken: boolean;
}

/** Decides from a request's URL where it goes and whether the token may go along. Remembers its decisions. */
export function createTargets(
  hosts: readonly string[] | undefined,
  failoverHosts: readonly string[],
  currentBaseURL: () => string | undefined,
  param: string,
): (config: InternalAxiosRequestConfig) => Target {
  const listed = hosts && lowerCase(hosts);
  const failover = lowerCase(failoverHosts);
  const memory = new Map<string, Map<string, Target>>();
  let baseURL = currentBaseURL();
  let home = hosts ? undefined : originOf(baseURL);
  let remembered = 0;
  let last: { readonly base: string; readonly url: string; readonly target: Target } | undefined;

  function isTrusted(url: URL): boolean {
    if (url.origin === home || failover.has(url.host)) return true;
    // A name that the user listed without a port stands for every port there.
    if (listed) return listed.has(url.host) || listed.has(url.hostname);
    return url.protocol === "https:" && WECHAT_HOSTS.has(url.host);
  }

  function decide(config: InternalAxiosRequestConfig): Target {
    const url = fullURL(config);
    if (!url) return { path: pathOf(config), trusted: false, bringsItsOwn: false, takesToken: false };
    const path = decodedPath(url);
    const bringsItsOwn = [...url.searchParams.keys()].some((name) => isCredential(name, param));
    const takesToken = !USER_TOKEN_PATH.test(path) && !isTokenEndpoint(path);
    return { path: url.pathname, trusted: isTrusted(url), bringsItsOwn, takesToken };
  }

  function forget(): void {
    memory.clear();
    last = undefined;
    remembered = 0;
  }

  return (config) => {
    const now = currentBaseURL();
    if (now !== baseURL) {
      baseURL = now;
      home = hosts ? undefined : originOf(now);
      forget();
    }
    // Two lookups beat joining two strings on every call.
    const base = config.allowAbsoluteUrls === false ? `!${config.baseURL}` : (config.baseURL ?? "");
    const url = config.url ?? "";
    // Most calls go where the last one went.
    if (last !== undefined && last.url === url && last.base === base) return last.target;
    let target = memory.get(base)?.get(url);
    if (!target) {
      if (remembered >= LARGEST_MEMORY) forget();
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
 * Whether the caller put credentials among the params: those are never replaced. What is no object, a string for
 * instance, is left as it is, too: axios refuses it, and a copy with a token would be something else.
 */
export function bringsCredentials(params: unknown, param: string): boolean {
  if (params === undefined || params === null) return false;
  if (typeof params !== "object") return true;
  if (params instanceof URLSearchParams) return [...params.keys()].some((name) => isCredential(name, param));
  // On the success path, so: no list of names, no closure.
  for (const name in params) {
    // Axios leaves out what is null or undefined.
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

/** As a server may read it: escapes resolved, and doubled slashes taken for one. */
function decodedPath({ pathname }: URL): string {
  const path = pathname.replace(/\/{2,}/g, "/");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
