import type { JsonOf } from "./data.ts";
import type { Endpoints } from "./rows.ts";

/** A method and a path, as `"POST /cgi-bin/message/custom/send"`. */
export type Key<All extends Endpoints> =
  | `GET ${keyof All["get"] & string}`
  | `POST ${keyof All["post"] & string}`;

type RowOf<
  All extends Endpoints,
  K extends Key<All>,
> = K extends `GET ${infer Path extends keyof All["get"] & string}`
  ? All["get"][Path]
  : K extends `POST ${infer Path extends keyof All["post"] & string}`
    ? All["post"][Path]
    : never;

type Part<Row, Name extends string, Else = undefined> = Row extends { [name in Name]: infer Type }
  ? Type
  : Else;

/**
 * The body that an endpoint takes: JSON, or the fields of a form. `undefined` where it takes none.
 *
 * @example
 * ```ts
 * function notify(message: RequestOf<Mp, "POST /cgi-bin/message/custom/send">) {
 *   return api.post("/cgi-bin/message/custom/send", message);
 * }
 * ```
 */
export type RequestOf<All extends Endpoints, K extends Key<All>> = Part<
  RowOf<All, K>,
  "body",
  Part<RowOf<All, K>, "form">
>;

/** The query that an endpoint takes, without the token. `undefined` where it takes none. */
export type QueryOf<All extends Endpoints, K extends Key<All>> = Part<RowOf<All, K>, "query">;

/** What an endpoint returns as JSON, with `errcode` and `errmsg`; `unknown` for a file. */
export type ResponseOf<All extends Endpoints, K extends Key<All>> = JsonOf<RowOf<All, K>>;
