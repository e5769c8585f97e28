import type { AxiosRequestConfig } from "axios";

/** Endpoints that issue tokens, or that take an appid and a secret instead of a token. */
const TOKEN_ENDPOINT =
  /\/cgi-bin\/(?:token|stable_token|gettoken|clear_quota\/v2|component\/(?:api_component_token|api_start_push_ticket|clear_quota\/v2)|service\/(?:get_suite_token|get_provider_token))\/?$/i;

/** Whether the endpoint of this path takes an appid and a secret, and therefore no access_token. */
export function isTokenEndpoint(path: string): boolean {
  return TOKEN_ENDPOINT.test(path);
}

/** The path of a request, without host and query; for messages and decisions, never for sending. */
export function pathOf(config: Pick<AxiosRequestConfig, "url" | "baseURL"> | undefined): string {
  // Axios takes a `URL` as well.
  const url = String(config?.url ?? "");
  const base = config?.baseURL ?? "";
  const joined = ABSOLUTE.test(url) ? url : `${base.replace(/\/+$/, "")}/${url.replace(/^\/+/, "")}`;
  try {
    return new URL(joined, "http://localhost").pathname;
  } catch {
    return joined.split(/[?#]/, 1)[0] as string;
  }
}

const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:)?\/\//i;
