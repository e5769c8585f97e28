import type { Product } from "../errcodes/entry.ts";

/** The API of all products but WeCom. */
export const WECHAT_HOST = "api.weixin.qq.com";
const WECOM_HOST = "qyapi.weixin.qq.com";

/** The usual baseURL of a product's API. */
export function baseURLOf(product: Product): string {
  return `https://${product === "wecom" ? WECOM_HOST : WECHAT_HOST}`;
}

/** Parses a URL, which must be absolute without a base. `URL.canParse` is missing in jsdom. */
export function parseURL(text: string | undefined, base?: URL): URL | undefined {
  try {
    return text === undefined ? undefined : new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Whether a text is an absolute URL with http or https. */
export function isHttpURL(text: string): boolean {
  return /^https?:$/.test(parseURL(text)?.protocol ?? "");
}

/** Every host on which WeChat serves its API. */
export const WECHAT_HOSTS: ReadonlySet<string> = new Set([
  WECHAT_HOST,
  "api2.weixin.qq.com",
  "sh.api.weixin.qq.com",
  "sz.api.weixin.qq.com",
  "hk.api.weixin.qq.com",
  "mp.weixin.qq.com",
  "file.api.weixin.qq.com",
  "api.wechat.com",
  WECOM_HOST,
]);

/** The product that a host serves alone; undefined for hosts that serve several, or none of WeChat's. */
export function productAt(host: string | undefined): Product | undefined {
  return host === WECOM_HOST ? "wecom" : undefined;
}

/** Whether a host of WeChat's serves this product. Other products reject WeCom's tokens, and WeCom rejects theirs. */
export function servesProduct(host: string, product: Product | undefined): boolean {
  return WECHAT_HOSTS.has(host) && (productAt(host) === "wecom") === (product === "wecom");
}
