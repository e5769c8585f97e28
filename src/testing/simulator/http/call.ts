import { readBody, type SimulatorRequest } from "./request.ts";

/** A recorded request and its result. */
export interface SimulatorCall {
  /** In upper case. */
  readonly method: string;
  /** Without host and query, such as `/cgi-bin/user/info`. */
  readonly path: string;
  /** The first value of each query parameter. Tokens and secrets are included, so that tests can compare them. */
  readonly query: Readonly<Record<string, string>>;
  /** JSON is parsed, other text is a string, everything else is bytes. `undefined` without a body. */
  readonly body: unknown;
  /** When the request arrived, by the simulator's clock. */
  readonly atMs: number;
  /** The errcode of the response, 0 for success. `undefined` until then, and for HTTP errors and cut connections. */
  readonly errcode: number | undefined;
  /** The HTTP status of the response. `undefined` until then, and for cut connections. */
  readonly status: number | undefined;
  /** Whether `force_refresh` was set. Only for `/cgi-bin/stable_token`. */
  readonly force?: boolean;
  /** The token that the endpoint issued. Only for successful token calls. */
  readonly issued?: string;
}

/** A call that has no result yet. */
export type OpenCall = { -readonly [Field in keyof SimulatorCall]: SimulatorCall[Field] };

export function openCall(request: SimulatorRequest, atMs: number): OpenCall {
  const query: Record<string, string> = {};
  for (const [name, value] of request.query) query[name] ??= value;
  const { method, path } = request;
  return { method, path, query, body: readBody(request), atMs, errcode: undefined, status: undefined };
}
