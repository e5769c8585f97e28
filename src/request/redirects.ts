import {
  type AxiosAdapter,
  AxiosError,
  type AxiosInstance,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
  isAxiosError,
} from "axios";
import { parseURL } from "../protocol/hosts.ts";
import { isStream, isWebStream } from "./body.ts";
import { fullURL } from "./full-url.ts";
import { resolveAdapter } from "./real-adapter.ts";
import { checkRedirect, type RedirectedToken, type RedirectRules, withoutHeaders } from "./redirect-rules.ts";

/** Wraps an adapter so that it follows no redirect that would take something where it must not go. */
export type WithRedirects = (adapter: AxiosAdapter, token: RedirectedToken) => AxiosAdapter;

type BeforeRedirect = NonNullable<InternalAxiosRequestConfig["beforeRedirect"]>;

const MANUAL = Object.freeze({ redirect: "manual" });
/** As many as `fetch` itself follows. */
const MOST_REDIRECTS = 20;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The http adapter asks before it follows a redirect. `fetch` does not: there we follow in its place. Both options are
 * on the config only while the adapter works.
 */
export function createRedirects(rules: RedirectRules): WithRedirects {
  return (adapter, token) => (config) => {
    const { beforeRedirect, fetchOptions, maxRedirects } = config;
    let from: URL | undefined;
    let rejected: unknown;
    const guard: BeforeRedirect = (...told) => {
      const [options, reply] = told;
      beforeRedirect?.(...told);
      try {
        from ??= fullURL(config);
        const to = new URL(options.href as string);
        if (from)
          stripOptions(
            options,
            checkRedirect(config, [from, to], read(reply), options.headers, token, rules),
          );
        from = to;
      } catch (error) {
        // The http adapter wraps what is thrown here.
        rejected = error;
        throw error;
      }
    };
    config.beforeRedirect = guard;
    const ownMode: unknown = fetchOptions?.redirect;
    const follows = maxRedirects !== 0 && ownMode !== "manual" && ownMode !== "error";
    if (ownMode === undefined || ownMode === "follow") {
      config.fetchOptions = fetchOptions ? { ...fetchOptions, ...MANUAL } : MANUAL;
    }

    function restore(response: AxiosResponse | undefined): void {
      // An adapter that sends through another instance returns a copy of the config.
      for (const used of [config, response?.config]) {
        if (used?.beforeRedirect !== guard) continue;
        if (beforeRedirect) used.beforeRedirect = beforeRedirect;
        else delete used.beforeRedirect;
        if (fetchOptions) used.fetchOptions = fetchOptions;
        else delete used.fetchOptions;
      }
    }

    return adapter(config).then(
      (response) => {
        if (follows && isUnfollowed(response)) {
          return followAll(config, adapter, response, undefined, token, rules).finally(() =>
            restore(response),
          );
        }
        restore(response);
        return response;
      },
      (error: unknown) => {
        const response = isAxiosError(error) ? error.response : undefined;
        if (follows && response && isUnfollowed(response)) {
          return followAll(config, adapter, response, error, token, rules).finally(() => restore(response));
        }
        restore(response);
        throw rejected ?? error;
      },
    );
  };
}

/** Adds the rules to a client for token requests. */
export function addRedirects(
  instance: AxiosInstance,
  withRedirects: WithRedirects,
  token: RedirectedToken,
): AxiosInstance {
  const own = instance.defaults.adapter;
  instance.defaults.adapter = (config) => withRedirects(resolveAdapter(own, config), token)(config);
  return instance;
}

function read({ statusCode, headers }: { statusCode: number; headers: object }) {
  return { status: statusCode, headers };
}

/** Takes credentials off the request that the http adapter is about to send. */
function stripOptions(options: Record<string, unknown>, names: readonly string[]): void {
  const headers = options.headers as Record<string, unknown>;
  for (const name of names) delete headers[name];
}

/** Whether `fetch` was told by us to leave this redirect alone. */
function isUnfollowed({ status, request, headers }: AxiosResponse): boolean {
  if (status < 300 || status > 399) return false;
  return REDIRECTS.has(status) && request?.redirect === "manual" && Boolean(headers?.location);
}

/** Follows redirects in place of `fetch`, by its rules. */
async function followAll(
  config: InternalAxiosRequestConfig,
  adapter: AxiosAdapter,
  first: AxiosResponse,
  firstError: unknown,
  token: RedirectedToken,
  rules: RedirectRules,
): Promise<AxiosResponse> {
  let hop = config;
  let response = first;
  let error = firstError;
  for (let count = 0; isUnfollowed(response); count += 1) {
    if (count >= (config.maxRedirects ?? MOST_REDIRECTS)) {
      throw new AxiosError(
        "Maximum number of redirects exceeded",
        "ERR_FR_TOO_MANY_REDIRECTS",
        config,
        response.request,
      );
    }
    const next = nextHop(config, hop, response, token, rules);
    if (!next) break;
    drop(response.data);
    hop = next;
    try {
      response = await adapter(hop);
      error = undefined;
    } catch (fault) {
      if (isAxiosError(fault)) fault.config = config;
      if (!isAxiosError(fault) || !fault.response) throw fault;
      error = fault;
      response = fault.response;
    }
    response.config = config;
  }
  if (error !== undefined) throw error;
  return response;
}

/** The config of the next request; undefined where it cannot be made. */
function nextHop(
  config: InternalAxiosRequestConfig,
  hop: InternalAxiosRequestConfig,
  { status, headers, request }: AxiosResponse,
  token: RedirectedToken,
  rules: RedirectRules,
): InternalAxiosRequestConfig | undefined {
  const from = new URL(request.url as string);
  const to = parseURL(headers.location as string, from);
  if (!to) return undefined;
  const method = (hop.method ?? "get").toLowerCase();
  const becomesGet =
    status === 303 ? method !== "get" && method !== "head" : status < 303 && method === "post";
  const leaving = checkRedirect(config, [from, to], { status, headers }, hop.headers, token, rules);
  const body: unknown = hop.data;
  if (!becomesGet && typeof body === "object" && body !== null && isStream(body)) return undefined;

  const next: InternalAxiosRequestConfig = {
    ...hop,
    url: to.href,
    headers: withoutHeaders(hop.headers, leaving),
  };
  delete next.baseURL;
  delete next.params;
  if (to.origin !== from.origin) {
    // As `fetch` does.
    next.headers = withoutHeaders(next.headers, ["Authorization", "Proxy-Authorization", "Cookie"]);
    delete next.auth;
  }
  if (becomesGet) {
    next.method = "get";
    next.headers = withoutHeaders(next.headers, CONTENT_HEADERS);
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

/** An unread body would keep its connection. */
function drop(body: unknown): void {
  if (typeof body === "object" && body !== null && isWebStream(body)) body.cancel().catch(() => {});
}
