import { distance } from "fastest-levenshtein";
import type { Endpoint } from "../../../endpoints/endpoint.ts";
import { endpoints, endpointsAt } from "../../../endpoints/lookup.ts";

const MAX_SUGGESTIONS = 5;

/** A request, as far as a query describes one. */
export interface DescribedRequest {
  /** In capitals. */
  readonly method: string | undefined;
  /** Without host and query. */
  readonly path: string;
  /** Whether it can be nothing else: it starts with a slash, or with a host. */
  readonly isCertain: boolean;
}

const METHOD = /^(get|post|put|patch|delete|head|options)\s+/i;
const HOST = /^https?:\/\/[^/?#]*/i;

/** Parses a query such as `POST /cgi-bin/message/custom/send`, a path alone, or a URL; undefined for anything else. */
export function parseRequest(query: string): DescribedRequest | undefined {
  const text = query.normalize("NFKC").trim();
  const [, method] = METHOD.exec(text) ?? [];
  const url = text.replace(METHOD, "");
  const [path = ""] = url.replace(HOST, "").split(/[?#]/, 1);
  if (!/^\S*\/\S*$/.test(url) || !path.includes("/")) return undefined;
  const isCertain = method !== undefined || HOST.test(url) || path.startsWith("/");
  const rooted = `/${path}`.replace(/\/+/g, "/").replace(/\/$/, "");
  return { method: method?.toUpperCase(), path: rooted, isCertain };
}

/** The endpoints of a request: by its path, or by the end of it behind a gateway's; else all below it. */
export function findEndpoints({ method, path }: DescribedRequest): readonly Endpoint[] {
  for (let rest = path; rest !== ""; rest = rest.replace(/^\/[^/]*/, "")) {
    const found = endpointsAt(rest);
    const ofMethod = found.filter((endpoint) => endpoint.method === method);
    if (found.length > 0) return ofMethod.length > 0 ? ofMethod : found;
  }
  return path.length > 1 ? endpoints.filter((endpoint) => endpoint.path.includes(`${path}/`)) : [];
}

/** Endpoints with a word in their path, such as `getwxacodeunlimit`. */
export function searchEndpoints(word: string): readonly Endpoint[] {
  const text = word.trim().toLowerCase();
  if (!/^[a-z][\w-]{3,}$/.test(text)) return [];
  return endpoints.filter(({ path }) => path.split("/").some((segment) => segment.startsWith(text)));
}

/** Endpoints with a similar path, best first. */
export function suggestEndpoints(path: string): readonly Endpoint[] {
  return endpoints
    .map((endpoint) => ({ endpoint, distance: distance(path, endpoint.path) }))
    .filter((candidate) => candidate.distance <= path.length / 2)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ endpoint }) => endpoint);
}
