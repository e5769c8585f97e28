import { fieldRows } from "../src/cli/explain/fields/rows.ts";
import type { Endpoint } from "../src/endpoints/endpoint.ts";
import { readShapes, type Shape } from "../src/testing/simulator/shapes/shapes.ts";
import type { EndpointWords } from "./endpoint-page-words.ts";

/** Cells of the top-level fields of an endpoint. The page would be several times as long with the nested ones. */
export function fieldCells(
  { method, path }: Endpoint,
  words: EndpointWords,
): { request: string; response: string } {
  const { query, body, form, response } = readShapes().endpoints[`${method} ${path}`] ?? {};
  const inQuery = names(query);
  const inBody = [body, form].map(names).filter(Boolean).join(words.comma);
  // What stands there alone is the query of a GET, or the body of a POST.
  const request =
    method === "GET" || !inQuery
      ? [inQuery, inBody]
      : [`${words.query} ${inQuery}`, inBody && `${words.body} ${inBody}`];
  return { request: request.filter(Boolean).join(words.comma), response: names(response) };
}

/** As `code, openid?`; an empty text for none. */
function names(shape: Shape = {}): string {
  const { rows } = fieldRows(shape, 0);
  const list = rows.map(({ name, isRequired }) => (isRequired ? name : `${name}?`)).join(", ");
  return list && `\`${list}\``;
}
