import { readBody, type SimulatorRequest } from "./request.ts";

/** One request that arrived, and what became of it. */
export interface SimulatorCall {
  /** In capitals. */
  readonly method: string;
  /** Without host and query, like `/cgi-bin/user/info`. */
  readonly path: string;
  /** The query, the first value of each name. Tokens and secrets stay in it, so that tests can compare them. */
  readonly query: Readonly<Record<string, string>>;
  /** JSON parsed, other text as a string, anything else as bytes; undefined for none. */
  readonly body: unknown;
  /** When it arrived, by the simulator's clock. */
  readonly atMs: number;
  /** The errcode answered: 0 for success, undefined while under way and for an answer without any (a 412, a 502, a cut connection). */
  readonly errcode: number | undefined;
  /** The HTTP status answered; undefined while under way and for a cut connection. */
  readonly status: number | undefined;
  /** Only for `/cgi-bin/stable_token`: whether `force_refresh` was asked for. */
  readonly force?: boolean;
  /** Only for token endpoints that gave one: the token. */
  readonly issued?: string;
}

/** A call whose end is still to be written. */
export type OpenCall = { -readonly [Field in keyof SimulatorCall]: SimulatorCall[Field] };

export function openCall(request: SimulatorRequest, atMs: number): OpenCall {
  const query: Record<string, string> = {};
  for (const [name, value] of request.query) query[name] ??= value;
  const { method, path } = request;
  return { method, path, query, body: readBody(request), atMs, errcode: undefined, status: undefined };
}
