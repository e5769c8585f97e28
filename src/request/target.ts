import type { AxiosInstance, InternalAxiosRequestConfig } from "axios";
import type { Product } from "../errcodes/entry.ts";
import { productAt, servesProduct, WECHAT_HOSTS } from "../protocol/hosts.ts";
import { hasOtherEnvelope } from "../protocol/other-envelopes.ts";
import {
  clearedQuota,
  isWechatPath,
  mayTakeOtherToken,
  pathOf,
  takesAccountToken,
} from "../protocol/paths.ts";
import { fullURL, hostOf, originOf } from "./full-url.ts";

const MAX_CACHED_TARGETS = 500;

/** What the URL of a request says about the token. */
export interface Target {
  readonly path: string;
  /** Undefined where the URL is not absolute. */
  readonly url: URL | undefined;
  /** Whether the host may receive the token. */
  readonly trusted: boolean;
  /** Whether the response is WeChat's, or a gateway's in front of it. Other hosts' errcodes are not checked. */
  readonly isWechat: boolean;
  /** The query of the URL itself; undefined for none. */
  readonly query: URLSearchParams | undefined;
  /** Whether this path takes the account's token. */
  readonly takesToken: boolean;
  /** Whether it may be one that takes another kind of token. */
  readonly mayTakeOtherToken: boolean;
  /** Whose quota a success clears. */
  readonly clearsQuota: "account" | "path" | undefined;
  /** Whether its responses name a failure otherwise than by errcode. */
  readonly hasOtherEnvelope: boolean;
}

/** Decides where a request goes and whether it may carry the token. */
export interface Targets {
  /** Decisions are remembered. */
  readonly targetOf: (config: InternalAxiosRequestConfig) => Target;
  /** Whether a URL may receive the token of an account of this product; without one, of the attachment's. */
  readonly isTrusted: (url: URL, product?: Product) => boolean;
}

/** @param ownProduct whose hosts are trusted, where `hosts` does not say */
export function createTargets(
  hosts: readonly string[] | undefined,
  failoverHosts: readonly string[],
  instance: Pick<AxiosInstance, "defaults">,
  ownProduct: Product | undefined,
): Targets {
  const listed = lowerCase(hosts ?? []);
  const failover = lowerCase(failoverHosts);
  const memory = new Map<string, Map<string, Target>>();
  let { baseURL } = instance.defaults;
  let remembered = 0;
  let last: { readonly base: string; readonly url: string; readonly target: Target } | undefined;

  // A listed name without a port stands for every port.
  const isListed = (url: URL) => listed.has(url.host) || listed.has(url.hostname);

  function isTrusted(url: URL, product = ownProduct): boolean {
    if (failover.has(url.host)) return true;
    if (hosts) return isListed(url);
    if (url.origin === originOf(instance.defaults.baseURL)) return true;
    return url.protocol === "https:" && servesProduct(url.host, product ?? productAt(baseHost()));
  }

  function baseHost(): string | undefined {
    return hostOf(instance.defaults.baseURL);
  }

  function isWechatHost(url: URL): boolean {
    if (failover.has(url.host) || isListed(url) || WECHAT_HOSTS.has(url.host)) return true;
    return url.host === baseHost() || isWechatPath(url.pathname);
  }

  function decide(config: InternalAxiosRequestConfig): Target {
    const url = fullURL(config);
    if (!url) {
      const path = pathOf(config);
      return {
        path,
        url,
        trusted: false,
        isWechat: true,
        query: undefined,
        takesToken: false,
        mayTakeOtherToken: false,
        clearsQuota: undefined,
        hasOtherEnvelope: hasOtherEnvelope(path),
      };
    }
    const { pathname: path, searchParams } = url;
    const query = url.search ? searchParams : undefined;
    return {
      path,
      url,
      trusted: isTrusted(url),
      isWechat: isWechatHost(url),
      query,
      takesToken: takesAccountToken(path),
      mayTakeOtherToken: mayTakeOtherToken(path),
      clearsQuota: clearedQuota(path),
      hasOtherEnvelope: hasOtherEnvelope(path),
    };
  }

  function forget(): void {
    memory.clear();
    last = undefined;
    remembered = 0;
  }

  function targetOf(config: InternalAxiosRequestConfig): Target {
    if (instance.defaults.baseURL !== baseURL) {
      baseURL = instance.defaults.baseURL;
      forget();
    }
    const url = config.url ?? "";
    const base = config.baseURL ?? "";
    // Only what cannot change without notice is cached: no URL object, and no rare option.
    if (typeof url !== "string" || typeof base !== "string" || config.allowAbsoluteUrls === false) {
      return decide(config);
    }
    // Most calls go where the last one went. Two lookups beat joining two strings on every call.
    if (last !== undefined && last.url === url && last.base === base) return last.target;
    let target = memory.get(base)?.get(url);
    if (!target) {
      if (remembered >= MAX_CACHED_TARGETS) forget();
      target = decide(config);
      const sameBase = memory.get(base) ?? new Map<string, Target>();
      memory.set(base, sameBase.set(url, target));
      remembered += 1;
    }
    last = { base, url, target };
    return target;
  }

  return { targetOf, isTrusted };
}

function lowerCase(hosts: readonly string[]): ReadonlySet<string> {
  return new Set(hosts.map((host) => host.toLowerCase()));
}
