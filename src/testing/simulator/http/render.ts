import { utf8 } from "../../../secrets/utf8.ts";
import type { ErrorReply } from "./error-reply.ts";
import { checkBody, isSimulatorReply, type ReplyBody, type SimulatorReply } from "./reply.ts";
import type { SimulatorRequest } from "./request.ts";

/** An HTTP response, independent of the transport. */
export interface SimulatorAnswer {
  /** The HTTP status, or 0 when the connection is cut. */
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The response body. */
  readonly body: Uint8Array;
  /** The errcode in the body, 0 for success. `undefined` for HTTP errors without an errcode. */
  readonly errcode: number | undefined;
  /** When true, the connection is cut without a response. */
  readonly disconnect?: boolean;
}

export type HandleRequest = (request: SimulatorRequest) => Promise<SimulatorAnswer>;

/** The Content-Type of WeChat's JSON responses. */
export const JSON_TYPE = "application/json; encoding=utf-8";

/** Statuses for which HTTP forbids a body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** Returns the body to send, or null when HTTP forbids one, even an empty one. */
export function wireBody({ status, body }: SimulatorAnswer): Uint8Array<ArrayBuffer> | null {
  return WITHOUT_BODY.has(status) ? null : new Uint8Array(body);
}

export const DISCONNECTED: SimulatorAnswer = {
  status: 0,
  headers: {},
  body: new Uint8Array(),
  errcode: undefined,
  disconnect: true,
};

/** WeChat's gateway rejects chunked bodies on every path with an empty 412. */
export const CHUNKED_BODY_REJECTED: SimulatorAnswer = {
  status: 412,
  headers: {},
  body: new Uint8Array(),
  errcode: undefined,
};

export function renderError(
  { errcode, details }: ErrorReply,
  errmsg: string,
  contentType: string,
): SimulatorAnswer {
  return {
    status: details.status ?? 200,
    headers: { "content-type": contentType },
    body: toBytes({ errcode, errmsg, ...details.fields }),
    errcode,
  };
}

export function renderReply(reply: ReplyBody | SimulatorReply): SimulatorAnswer {
  const { status, headers, body } = isSimulatorReply(reply)
    ? reply
    : { status: 200, headers: {}, body: reply };
  checkBody(body);
  const bytes = toBytes(body);
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const errcode = readErrcode(body) ?? (status < 400 ? 0 : undefined);
  return {
    status,
    headers: { "content-type": contentTypeOf(body, bytes), ...Object.fromEntries(given) },
    body: bytes,
    errcode,
  };
}

function toBytes(body: ReplyBody): Uint8Array {
  if (typeof body === "string") return utf8(body);
  if (isBytes(body)) return bytesOf(body);
  return utf8(JSON.stringify(body));
}

// `instanceof` fails across realms, and some test runners run tests in their own realm.
function isBytes(body: object): body is ArrayBufferView | ArrayBuffer {
  return ArrayBuffer.isView(body) || Object.prototype.toString.call(body) === "[object ArrayBuffer]";
}

function bytesOf(body: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (!ArrayBuffer.isView(body)) return new Uint8Array(body);
  return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
}

function contentTypeOf(body: ReplyBody, bytes: Uint8Array): string {
  if (typeof body === "string") {
    if (/^\s*[{[]/.test(body)) return JSON_TYPE;
    return /^\s*<xml/.test(body) ? "text/xml" : "text/plain";
  }
  if (!isBytes(body)) return JSON_TYPE;
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return "image/png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return "image/jpeg";
  return "application/octet-stream";
}

function readErrcode(body: ReplyBody): number | undefined {
  if (typeof body === "string") {
    // A regular expression, because control characters can make the JSON invalid.
    const found = /"errcode"\s*:\s*"?(-?\d+)/.exec(body)?.[1];
    return found === undefined ? undefined : Number(found);
  }
  if (isBytes(body) || !("errcode" in body)) return undefined;
  return Number(body.errcode);
}
