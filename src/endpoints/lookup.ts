import { lazyObject } from "../errcodes/lazy-object.ts";
import { once } from "../errcodes/once.ts";
import type { Endpoint } from "./endpoint.ts";
import { createMatchPath } from "./match.ts";
import { readTable } from "./table.ts";

/**
 * All endpoints of the table, sorted by path. Deeply frozen.
 *
 * @example
 * ```ts
 * import { endpoints } from "axios-wechat/endpoints";
 *
 * const reading = endpoints.filter((endpoint) => endpoint.method === "POST" && endpoint.repeat === "read");
 * ```
 */
export const endpoints: readonly Endpoint[] = /* @__PURE__ */ lazyObject<Endpoint[]>([], (target) => {
  const { paths, endpointAt } = readTable();
  for (const row of paths.keys()) target.push(endpointAt(row));
});

const matcher = /* @__PURE__ */ once(() => createMatchPath(readTable().paths));

/**
 * Looks up an endpoint in constant time. Returns `undefined` for a path that the table does not know, and for a method that
 * WeChat does not document for it.
 *
 * @param method - the HTTP method, in any case
 * @param path - the path, from the host on, without a query; a trailing slash is ignored
 * @throws {TypeError} when `method` or `path` is not a string
 *
 * @example
 * ```ts
 * import { lookupEndpoint } from "axios-wechat/endpoints";
 *
 * lookupEndpoint("POST", "/datacube/getusersummary")?.repeat; // "read": harmless to send twice
 * lookupEndpoint("GET", "/cgi-bin/user/delete")?.repeat; // "unsafe", though it is a GET
 * lookupEndpoint("POST", "/cgi-bin/message/template/send")?.dedupe; // "client_msg_id"
 * ```
 */
export function lookupEndpoint(method: string, path: string): Endpoint | undefined {
  requireText("method", method);
  requireText("path", path);
  const wanted = method.toUpperCase();
  return endpointsAt(path).find((endpoint) => endpoint.method === wanted);
}

/** The endpoint of a path under this method, else under another one: WeChat often serves more than it documents. */
export function findEndpoint(method: string, path: string): Endpoint | undefined {
  const wanted = method.toUpperCase();
  const found = endpointsAt(path);
  return found.find((endpoint) => endpoint.method === wanted) ?? found.at(-1);
}

/** The endpoints of a path, one for each method that is documented; POST comes last. */
export function endpointsAt(path: string): readonly Endpoint[] {
  const { paths, endpointAt } = readTable();
  const first = matcher()(path);
  if (first === undefined) return [];
  const endpoint = endpointAt(first);
  return paths[first + 1] === endpoint.path ? [endpoint, endpointAt(first + 1)] : [endpoint];
}

function requireText(argument: string, value: unknown): void {
  if (typeof value === "string") return;
  const kind = value === null ? "null" : `a value of type ${typeof value}`;
  throw new TypeError(`lookupEndpoint: ${argument} must be a string, not ${kind}`);
}
