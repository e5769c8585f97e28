import { validateHeaderName, validateHeaderValue } from "node:http";
import type { ReceivedRequest } from "./request.ts";
import { checkStatus } from "./status.ts";

/** What a path answers: an object is sent as JSON, a string as text, bytes as they are. */
export type ReplyBody = object | string | Uint8Array;

/** A whole HTTP answer, made by {@link simulatorReply}. */
export interface SimulatorReply {
  /** The HTTP status. */
  readonly status: number;
  /** Sent with it, beside the Content-Type that the body suggests. */
  readonly headers: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a string as text, bytes as they are. */
  readonly body: ReplyBody;
}

/** Makes an answer from the request; it may take its time. */
export type ReplyFunction = (
  request: ReceivedRequest,
) => ReplyBody | SimulatorReply | Promise<ReplyBody | SimulatorReply>;

// Symbol.for: the mark is the same in a second copy of this module (ESM beside CommonJS).
const MARK = Symbol.for("axios-wechat.simulatorReply");

/**
 * A whole HTTP answer for `simulator.reply`, for when the body alone does not say it: another status, other headers.
 * A plain object is always a JSON body, also when it has a field `status`; only this function makes it an answer.
 *
 * @example
 * simulator.reply("/cgi-bin/user/info", simulatorReply({ status: 502, body: "<html>Bad Gateway</html>" }));
 * @throws {TypeError} on what cannot go over HTTP: a status outside 200 to 599, a bad header, a body of another type
 */
export function simulatorReply(reply: {
  /** @default 200 */
  status?: number;
  /** Added to, and stronger than, the Content-Type that the body suggests. */
  headers?: Record<string, string>;
  /** @default "" */
  body?: ReplyBody;
}): SimulatorReply {
  const { status = 200, headers = {}, body = "" } = reply;
  checkStatus("simulatorReply: reply", status);
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  checkBody(body);
  return Object.defineProperty({ status, headers, body }, MARK, { value: true });
}

/** They have no JSON of their own: `{}` would go out, and look like a success. */
const WITHOUT_JSON: ReadonlySet<string> = new Set([
  "Blob",
  "FormData",
  "Map",
  "ReadableStream",
  "Set",
  "URLSearchParams",
]);

/** @throws {TypeError} for what is no {@link ReplyBody} */
export function checkBody(body: unknown): asserts body is ReplyBody {
  if (typeof body === "string") return;
  const kind = Object.prototype.toString.call(body).slice("[object ".length, -1);
  const isNodeStream = typeof (body as { pipe?: unknown } | null | undefined)?.pipe === "function";
  if (typeof body === "object" && body !== null && !isNodeStream && !WITHOUT_JSON.has(kind)) return;
  throw new TypeError(
    `A reply is an object that is sent as JSON, a string or bytes; got ${isNodeStream ? "a stream" : kind}`,
  );
}

export function isSimulatorReply(value: unknown): value is SimulatorReply {
  return typeof value === "object" && value !== null && MARK in value;
}
