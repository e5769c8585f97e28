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
 * @returns undefined for an unknown path, and when the table cannot be loaded: the call must fail with its own error
 */
export async function endpointOf({ method, path, baseURL }: UrlParts): Promise<Endpoint | undefined> {
  try {
    const { findEndpoint } = await import("./lookup.ts");
    for (const own of pathCandidates(path, baseURL)) {
      const endpoint = findEndpoint(method, own);
      if (endpoint) return endpoint;
    }
  } catch {
    // A bundle that left it out.
  }
  return undefined;
}
