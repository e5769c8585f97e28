import { type Check, checkOptions } from "../../../checks/check-options.ts";
import type { ReceivedRequest } from "./request.ts";

/** The body of a reply. An object is sent as JSON, a string as text, bytes unchanged. */
export type ReplyBody = object | string | Uint8Array;

/** A full HTTP response, created by {@link simulatorReply}. */
export interface SimulatorReply {
  /** The HTTP status. */
  readonly status: number;
  /** The response headers. They override the Content-Type derived from the body. */
  readonly headers: Readonly<Record<string, string>>;
  /** The response body. */
  readonly body: ReplyBody;
}

/** Creates a reply from the request, synchronously or asynchronously. */
export type ReplyFunction = (
  request: ReceivedRequest,
) => ReplyBody | SimulatorReply | Promise<ReplyBody | SimulatorReply>;

// `Symbol.for` keeps the mark the same when both the ESM and the CommonJS build are loaded.
const MARK = Symbol.for("axios-wechat.simulatorReply");

/**
 * Creates a full HTTP response for `simulator.reply`, with its own status and headers. `simulator.reply` always sends a
 * plain object as a JSON body, even if it has a `status` field.
 *
 * @example
 * simulator.reply("/cgi-bin/user/info", simulatorReply({ status: 502, body: "<html>Bad Gateway</html>" }));
 * @throws {TypeError} when the status is not 200 to 599, a header is invalid, or the body has an unsupported type
 */
export function simulatorReply(reply: {
  /** @default 200 */
  status?: number;
  /** Override the Content-Type derived from the body. */
  headers?: Record<string, string>;
  /** @default "" */
  body?: ReplyBody;
}): SimulatorReply {
  const { status = 200, headers = {}, body = "" } = reply;
  checkOptions("simulatorReply: reply", { status }, { status: httpStatus });
  for (const [name, value] of Object.entries(headers)) {
    checkHeader(name, value);
  }
  checkBody(body);
  return Object.defineProperty({ status, headers, body }, MARK, { value: true });
}

/** What HTTP allows, as Node checks it. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function checkHeader(name: string, value: unknown): void {
  if (!HEADER_NAME.test(name)) {
    throw new TypeError(`simulatorReply: ${JSON.stringify(name)} is not a name of a header`);
  }
  if (value === undefined || !HEADER_VALUE.test(String(value))) {
    throw new TypeError(`simulatorReply: the header ${name} has a value that HTTP does not allow`);
  }
}

/** `JSON.stringify` turns these into `{}`, which would look like a success. */
const WITHOUT_JSON: ReadonlySet<string> = new Set([
  "Blob",
  "FormData",
  "Map",
  "ReadableStream",
  "Set",
  "URLSearchParams",
]);

/** @throws {TypeError} when the value is not a {@link ReplyBody} */
export function checkBody(body: unknown): asserts body is ReplyBody {
  if (typeof body === "string") return;
  const kind = Object.prototype.toString.call(body).slice("[object ".length, -1);
  const isNodeStream = typeof (body as { pipe?: unknown } | null | undefined)?.pipe === "function";
  if (typeof body === "object" && body !== null && !isNodeStream && !WITHOUT_JSON.has(kind)) return;
  throw new TypeError(
    `A reply must be an object (sent as JSON), a string or bytes; got ${isNodeStream ? "a stream" : kind}`,
  );
}

/** Informational statuses (below 200) cannot be the final response. */
export const httpStatus: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599
    ? undefined
    : "an HTTP status from 200 to 599";

export function isSimulatorReply(value: unknown): value is SimulatorReply {
  return typeof value === "object" && value !== null && MARK in value;
}
