import type { ReceivedRequest } from "./request.ts";

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
  return Object.defineProperty({ status, headers, body }, MARK, { value: true });
}

export function isSimulatorReply(value: ReplyBody | SimulatorReply): value is SimulatorReply {
  return typeof value === "object" && MARK in value;
}
