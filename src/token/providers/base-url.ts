import type { Product } from "../../errcodes/entry.ts";
import { baseURLOf, parseURL, WECHAT_HOSTS } from "../../protocol/hosts.ts";

/** A first segment of WeChat's paths at the end of a baseURL: the segment of the instance's calls, not of a gateway. */
const FIRST_SEGMENT =
  /\/(?:cgi-bin|wxa|wxaapi|wxadrama|sns|channels(?:\/ec)?|shop|product|card|datacube|customservice|xpay|tcb|componenttcb|union|nontax|intp|promoter|scan|cv|cityservice|user-order|wedata|donut|publisher|redpacketcover|semantic)\/*$/;

/**
 * Where a provider's token endpoint is. On WeChat's hosts the origin alone counts, because the endpoint's path is
 * absolute there. Elsewhere a prefix stays: it is a gateway's.
 *
 * @param own the provider's option, which is taken at its word on any other host
 */
export function tokenBaseURL(
  own: string | undefined,
  instances: string | undefined,
  product: Product,
): string {
  if (own !== undefined) return wechatOrigin(own) ?? own;
  if (!instances) return baseURLOf(product);
  return wechatOrigin(instances) ?? (instances.replace(FIRST_SEGMENT, "") || baseURLOf(product));
}

function wechatOrigin(baseURL: string): string | undefined {
  const url = parseURL(baseURL);
  return url && WECHAT_HOSTS.has(url.hostname) ? url.origin : undefined;
}
