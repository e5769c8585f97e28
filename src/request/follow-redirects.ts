import {
  type AxiosAdapter,
  AxiosError,
  type AxiosHeaders,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
  isAxiosError,
} from "axios";
import { parseURL } from "../protocol/hosts.ts";
import { isStream, isWebStream } from "./body.ts";
import { checkCrossHostRedirect, withoutHeaders } from "./cross-host-redirect.ts";
import {
  type AdapterOutcome,
  ForeignOutcome,
  mayFollow,
  type PendingRedirect,
  type RedirectedToken,
  type RedirectRules,
} from "./redirect-rules.ts";

/** The request whose redirects are followed. */
export interface Redirected {
  /** As the caller made it, with its token. */
  readonly config: InternalAxiosRequestConfig;
  readonly adapter: AxiosAdapter;
  readonly token: RedirectedToken;
  readonly rules: RedirectRules;
  readonly pendingRedirect: (sent: AdapterOutcome) => PendingRedirect | undefined;
}

/** As many as `fetch` itself follows. */
const MAX_REDIRECTS = 20;

/**
 * Follows redirects in place of the adapter, by the rules of `fetch`.
 *
 * @throws {RedirectError} where one must not be followed
 * @throws {ForeignOutcome} where one led out of the hosts that may receive the token
 */
export async function followRedirects(
  redirected: Redirected,
  first: AdapterOutcome,
  firstRedirect: PendingRedirect,
): Promise<AxiosResponse> {
  const { config, adapter, pendingRedirect, rules, token } = redirected;
  let isForeign = false;
  let hop = config;
  let sent = first;
  let redirect: PendingRedirect | undefined = firstRedirect;
  for (let count = 0; redirect; count += 1) {
    if (count >= (config.maxRedirects ?? MAX_REDIRECTS)) {
      throw new AxiosError(
        "Maximum number of redirects exceeded",
        "ERR_FR_TOO_MANY_REDIRECTS",
        config,
        sent.response?.request,
      );
    }
    const next = nextHop(redirected, hop, redirect);
    if (!next) break;
    const to = new URL(next.url as string);
    isForeign = to.host !== firstRedirect.from.host && !rules.mayReceive(to, token);
    drop(sent.response?.data);
    hop = next;
    sent = await send(adapter, hop);
    if (sent.response) sent.response.config = config;
    if ("error" in sent && isAxiosError(sent.error)) sent.error.config = config;
    redirect = pendingRedirect(sent);
  }
  if (isForeign) throw new ForeignOutcome(sent);
  if ("error" in sent) throw sent.error;
  return sent.response;
}

async function send(adapter: AxiosAdapter, config: InternalAxiosRequestConfig): Promise<AdapterOutcome> {
  try {
    return { response: await adapter(config) };
  } catch (error) {
    return { error, response: isAxiosError(error) ? error.response : undefined };
  }
}

/** The config of the next request; undefined where it cannot be made. */
function nextHop(
  { config, token, rules }: Redirected,
  hop: InternalAxiosRequestConfig,
  redirect: PendingRedirect,
): InternalAxiosRequestConfig | undefined {
  const { from, location, status } = redirect;
  const to = parseURL(location, from);
  if (!to) return undefined;
  const method = (hop.method ?? "get").toLowerCase();
  const becomesGet =
    status === 303 ? method !== "get" && method !== "head" : status < 303 && method === "post";
  const leaving = mayFollow([from, to], token, rules)
    ? []
    : checkCrossHostRedirect(config, [from, to], redirect, hop.headers, token, rules);
  const body: unknown = hop.data;
  if (!becomesGet && typeof body === "object" && body !== null && isStream(body)) return undefined;

  const next: InternalAxiosRequestConfig = { ...hop, url: to.href, headers: without(hop, leaving) };
  delete next.baseURL;
  delete next.params;
  if (to.origin !== from.origin) {
    // As `fetch` does.
    next.headers = without(next, ["Authorization", "Proxy-Authorization", "Cookie"]);
    delete next.auth;
  }
  if (becomesGet) {
    next.method = "get";
    next.headers = without(next, CONTENT_HEADERS);
    delete next.data;
  }
  return next;
}

const CONTENT_HEADERS = [
  "Content-Type",
  "Content-Length",
  "Content-Encoding",
  "Content-Language",
  "Content-Location",
];

function without({ headers }: InternalAxiosRequestConfig, names: readonly string[]): AxiosHeaders {
  return withoutHeaders(headers, names);
}

/** An unread body would keep its connection. */
function drop(body: unknown): void {
  if (typeof body === "object" && body !== null && isWebStream(body)) body.cancel().catch(() => {});
}
