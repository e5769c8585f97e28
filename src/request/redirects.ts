import { type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig, isAxiosError } from "axios";
import { lazyModule } from "../runtime/lazy-module.ts";
import { fullURL } from "./full-url.ts";
import {
  type AdapterOutcome,
  mayFollow,
  type PendingRedirect,
  type RedirectedToken,
  type RedirectRules,
} from "./redirect-rules.ts";

/** Follows redirects in place of the adapter. */
export const redirectFollowing = /* @__PURE__ */ lazyModule(() => import("./follow-redirects.ts"));

/** Wraps an adapter so that it follows no redirect that would take something where it must not go. */
export type WithRedirects = (adapter: AxiosAdapter, token: RedirectedToken) => AxiosAdapter;

type BeforeRedirect = NonNullable<InternalAxiosRequestConfig["beforeRedirect"]>;

const MANUAL = Object.freeze({ redirect: "manual" });
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The http adapter asks before it follows a redirect, and is stopped where the redirect leaves the hosts that may receive
 * all. `fetch` does not ask: it follows none. What they do not follow, `follow-redirects` does in their place; it is loaded
 * by the first such redirect. Both options are on the config only while the adapter works.
 */
export function createRedirects(rules: RedirectRules): WithRedirects {
  return (adapter, token) => (config) => {
    const { beforeRedirect, fetchOptions, maxRedirects } = config;
    let from: URL | undefined;
    let stopped: PendingRedirect | undefined;
    const guard: BeforeRedirect = (...told) => {
      const [options, { statusCode: status, headers }] = told;
      beforeRedirect?.(...told);
      from ??= fullURL(config);
      const to = new URL(options.href as string);
      if (from && !mayFollow([from, to], token, rules)) {
        stopped = { from, location: to.href, status, headers };
        // It goes on from there, should it leave once more.
        from = to;
        throw new Error("Redirected to another host");
      }
      from = to;
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

    /** What is left to follow, each redirect once. */
    function pendingRedirect({ response }: AdapterOutcome): PendingRedirect | undefined {
      const redirect = stopped ?? (follows && response ? pendingRedirectOfFetch(response) : undefined);
      stopped = undefined;
      return redirect;
    }

    async function follow(sent: AdapterOutcome, redirect: PendingRedirect): Promise<AxiosResponse> {
      try {
        const { followRedirects } = redirectFollowing.module ?? (await redirectFollowing.load());
        return await followRedirects({ config, adapter, token, rules, pendingRedirect }, sent, redirect);
      } finally {
        restore(sent.response);
      }
    }

    return adapter(config).then(
      (response) => {
        const redirect = pendingRedirect({ response });
        if (redirect) return follow({ response }, redirect);
        restore(response);
        return response;
      },
      (error: unknown) => {
        const response = isAxiosError(error) ? error.response : undefined;
        const redirect = pendingRedirect({ error, response });
        if (redirect) return follow({ error, response }, redirect);
        restore(response);
        throw error;
      },
    );
  };
}

/** A redirect that `fetch` was told by us to leave alone. */
function pendingRedirectOfFetch({ status, request, headers }: AxiosResponse): PendingRedirect | undefined {
  if (!REDIRECTS.has(status) || request?.redirect !== "manual" || !headers?.location) return undefined;
  return { from: new URL(request.url as string), location: headers.location as string, status, headers };
}
