import type { Endpoint } from "./endpoint.ts";

/** A call, as far as it says which endpoint it is for. */
interface Located {
  readonly method: string;
  /** The whole path of its URL. */
  readonly path: string;
  readonly baseURL: string | undefined;
}

/**
 * The endpoint of a call that has failed. The table is loaded by the first failure, so that a program that only attaches the
 * plugin does not have it. (In the CommonJS build this is a `require`: Jest has no `import()` there.)
 *
 * @returns undefined for an unknown path, and when the table cannot be loaded: the call must fail with its own error
 */
export async function endpointOf({ method, path, baseURL }: Located): Promise<Endpoint | undefined> {
  try {
    const { findEndpoint } = await import("./lookup.ts");
    for (const own of withoutPrefixes(path.replace(/\/{2,}/g, "/"), baseURL)) {
      const endpoint = findEndpoint(method, own);
      if (endpoint) return endpoint;
    }
  } catch {
    // A bundle that left it out.
  }
  return undefined;
}

const SCHEME_AND_HOST = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i;

/**
 * The path, then less and less of it: a baseURL may begin with a gateway's own segments, such as `/wechat`, and go on with
 * WeChat's, such as `/cgi-bin`.
 */
function withoutPrefixes(path: string, baseURL: string | undefined): string[] {
  const paths = [path];
  const [prefix = ""] = `${baseURL ?? ""}`.replace(SCHEME_AND_HOST, "").split(/[?#]/, 1);
  let rest = path;
  for (const segment of prefix.split("/").filter(Boolean)) {
    if (!rest.startsWith(`/${segment}/`)) break;
    rest = rest.slice(segment.length + 1);
    paths.push(rest);
  }
  return paths;
}
