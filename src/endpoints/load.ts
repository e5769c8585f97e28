import type { Endpoint } from "./endpoint.ts";
import { pathCandidates } from "./path-candidates.ts";

/** A call, as far as it says which endpoint it is for. */
interface UrlParts {
  readonly method: string;
  /** The whole path of its URL. */
  readonly path: string;
  readonly baseURL: string | undefined;
}

/**
 * The endpoint of a call. The table is loaded by the first call that needs it, mostly a failed one, so that a program that
 * only attaches the plugin does not have it. (In the CommonJS build this is a `require`: Jest has no `import()` there.)
 *
 * @returns undefined for an unknown path. When the table cannot be loaded, as in a bundle that left it out, a row that allows no
 * second request: the call must fail with its own error, and a GET of WeChat's may delete
 */
export async function endpointOf({ method, path, baseURL }: UrlParts): Promise<Endpoint | undefined> {
  let find: typeof import("./lookup.ts").findEndpoint;
  try {
    find = (await import("./lookup.ts")).findEndpoint;
  } catch {
    return { method: "GET", path, product: [], token: "access_token", repeat: "unsafe", answer: "json" };
  }
  for (const own of pathCandidates(path, baseURL)) {
    const endpoint = find(method, own);
    if (endpoint) return endpoint;
  }
  return undefined;
}
