import type { AxiosRequestConfig } from "axios";
import type { Product } from "../errcodes/entry.ts";
import { parseURL, productAt, WECHAT_HOSTS } from "./hosts.ts";

/** Endpoints that issue tokens, or that take an appid and a secret instead of a token. */
const TOKEN_ENDPOINT =
  /\/cgi-bin\/(?:token|stable_token|gettoken|clear_quota\/v2|component\/(?:api_component_token|api_start_push_ticket|clear_quota\/v2)|service\/(?:get_suite_token|get_provider_token))\/?$/i;
const CLEARS_QUOTA = /\/cgi-bin\/(?:clear_quota(?:\/v2)?|openapi\/quota\/clear)\/?$/i;
/** /sns/ takes a user's token, except for two paths, which take a platform's. */
const USER_TOKEN_PATH = /\/sns\/(?!component\/|oauth2\/component\/)/i;
/** A group robot has a key instead, and a QR code's ticket is enough. */
const TOKENLESS_PATH = /\/cgi-bin\/(?:webhook\/|showqrcode\/?$)/i;
/**
 * The first segments of WeChat's API paths, wherever a gateway may have put them. The endpoint table has more, such as
 * /product/ and /shop/, which other APIs have as well.
 */
const WECHAT_PATH =
  /\/(?:cgi-bin|wxa|wxaapi|wxadrama|sns|datacube|card|channels|customservice|componenttcb|tcb|xpay|wedata|nontax|cityservice|intp|redpacketcover)\//i;
/** Where the endpoint table has paths that take a token of a platform, a suite or a service provider. */
const OTHER_TOKEN_PATH =
  /\/(?:cgi-bin\/(?:component|service|license|idconvert|advanced_api|paytool|hardware)\/|componenttcb\/|wedata\/|sns\/(?:component|oauth2)\/|wxa\/(?:component\/|servicemarket|security\/|\w*template))/i;

/** Whether the endpoint of this path takes an appid and a secret, and therefore no access_token. */
export function isTokenEndpoint(path: string): boolean {
  return TOKEN_ENDPOINT.test(path);
}

/** What a success of this path clears: the quota of its account, or that of the path which the body names. */
export function clearedQuota(path: string): "account" | "path" | undefined {
  if (!CLEARS_QUOTA.test(path)) return undefined;
  return /openapi/i.test(path) ? "path" : "account";
}

/** Whether this path takes a user's token, which the account's tokens have nothing to do with. */
export function isUserTokenPath(path: string): boolean {
  return USER_TOKEN_PATH.test(path);
}

/** Whether this path takes the account's token. In doubt it does not: a token that went out cannot be taken back. */
export function takesAccountToken(path: string): boolean {
  if (AMBIGUOUS.test(path)) return false;
  const read = readings(path);
  // More layers of escapes than any server has.
  if (read.length > MAX_LAYERS) return false;
  return !read
    .flatMap((reading) => [reading, withoutDots(reading)])
    .some((reading) => [TOKEN_ENDPOINT, USER_TOKEN_PATH, TOKENLESS_PATH].some((path) => path.test(reading)));
}

/**
 * Whether the endpoint of this path may take another token than an account's. Only then is the endpoint table asked, before
 * a renewal: most rejected tokens have just expired.
 */
export function mayTakeOtherToken(path: string): boolean {
  return OTHER_TOKEN_PATH.test(path);
}

/** A first segment of WeChat's paths at the end of a baseURL: the segment of the instance's calls, not of a gateway. */
const FIRST_SEGMENT =
  /\/(?:cgi-bin|wxa|wxaapi|wxadrama|sns|channels(?:\/ec)?|shop|product|card|datacube|customservice|xpay|tcb|componenttcb|union|nontax|intp|promoter|scan|cv|cityservice|user-order|wedata|donut|publisher|redpacketcover|semantic)\/*$/;

/** A baseURL with no more than a gateway's own prefix. */
export function withoutFirstSegment(baseURL: string): string {
  return baseURL.replace(FIRST_SEGMENT, "");
}

/** The path of a request as WeChat knows it: without the prefix of a gateway in front of it. */
export function pathBehindGateway(path: string, baseURL: string | undefined): string {
  const base = parseURL(baseURL);
  if (!base || WECHAT_HOSTS.has(base.host)) return path;
  const prefix = withoutFirstSegment(base.pathname).replace(/\/+$/, "");
  return prefix !== "" && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

/** Whether a path looks like one of WeChat's API. Decided before a request is sent, so without the endpoint table. */
export function isWechatPath(path: string): boolean {
  return readings(path).some((reading) => WECHAT_PATH.test(reading));
}

const MAX_LAYERS = 4;
/** Overlong UTF-8 and `%u002f`: some servers read a slash there. */
const AMBIGUOUS = /%(?:25)*(?:c[01]|u)/i;

/**
 * The path as servers may read it, one reading for each layer of escapes: a server may unescape it once more than the
 * one before it, ends it at an escaped `?`, `#` or NUL, ignores `;parameters`, and takes `\` and `//` for a slash.
 */
function readings(path: string): string[] {
  const found: string[] = [];
  let layer = path;
  for (;;) {
    found.push(simplified(layer));
    const next = layer.replace(/%([0-7][\da-f])/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    if (next === layer || found.length > MAX_LAYERS) return found;
    layer = next;
  }
}

function simplified(path: string): string {
  return path
    .replace(/[?#\0].*$/s, "")
    .replace(/;[^/\\]*/g, "")
    .replace(/\s+/g, "")
    .replace(/[/\\]+/g, "/");
}

/** Resolves `.` and `..` as a server would. */
function withoutDots(path: string): string {
  return new URL(`http://localhost${path.startsWith("/") ? "" : "/"}${path}`).pathname;
}

/** The path of a request, without host and query; for messages and decisions, never for sending. */
export function pathOf(config: UrlParts | undefined): string {
  const joined = joinedURL(config);
  try {
    return new URL(joined, "http://localhost").pathname;
  } catch {
    return joined.split(/[?#]/, 1)[0] as string;
  }
}

/** The host of a request, for messages and decisions; undefined for a relative URL. */
function hostOfRequest(config: UrlParts | undefined): string | undefined {
  try {
    return new URL(joinedURL(config)).host;
  } catch {
    return undefined;
  }
}

/** The product that the host of a request serves alone. */
export function productOfRequest(config: UrlParts | undefined): Product | undefined {
  return productAt(hostOfRequest(config));
}

type UrlParts = Pick<AxiosRequestConfig, "url" | "baseURL">;

const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:)?\/\//i;

function joinedURL(config: UrlParts | undefined): string {
  const url = `${config?.url ?? ""}`;
  const base = `${config?.baseURL ?? ""}`;
  return ABSOLUTE.test(url) ? url : `${base.replace(/\/+$/, "")}/${url.replace(/^\/+/, "")}`;
}
