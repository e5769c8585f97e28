import type { Refusal } from "./refusal.ts";
import { checkBody, isSimulatorReply, type ReplyBody, type SimulatorReply } from "./reply.ts";

/** An answer, whatever carries it. */
export interface SimulatorAnswer {
  /** The HTTP status; 0 when there is no answer at all. */
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** What goes over the wire. */
  readonly body: Uint8Array;
  /** The errcode in the body: 0 for success, undefined when an HTTP failure has none. */
  readonly errcode: number | undefined;
  /** True when there is no answer at all: the connection is to be cut. */
  readonly disconnect?: boolean;
}

/** How WeChat labels its JSON. */
export const JSON_TYPE = "application/json; encoding=utf-8";

/** Statuses that HTTP allows no body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** What goes over the wire; null where HTTP allows nothing, not even the emptiest body. */
export function wireBody({ status, body }: SimulatorAnswer): Uint8Array<ArrayBuffer> | null {
  return WITHOUT_BODY.has(status) ? null : Buffer.from(body);
}

/** The connection is cut before an answer. */
export const NO_ANSWER: SimulatorAnswer = {
  status: 0,
  headers: {},
  body: new Uint8Array(),
  errcode: undefined,
  disconnect: true,
};

/** WeChat's gateway does not take chunked bodies: 412 with nothing in it, on every path. */
export const CHUNKED_REFUSED: SimulatorAnswer = {
  status: 412,
  headers: {},
  body: new Uint8Array(),
  errcode: undefined,
};

export function renderRefusal(refusal: Refusal, errmsg: string, contentType: string): SimulatorAnswer {
  const { errcode, details } = refusal;
  return {
    status: details.status ?? 200,
    headers: { "content-type": contentType },
    body: Buffer.from(JSON.stringify({ errcode, errmsg, ...details.fields })),
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
  if (typeof body === "string") return Buffer.from(body);
  if (isBytes(body)) return bytesOf(body);
  return Buffer.from(JSON.stringify(body));
}

// Not instanceof: test runners put tests into realms of their own.
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
    // Good enough for the record of calls, also when the JSON is broken by control characters.
    const found = /"errcode"\s*:\s*"?(-?\d+)/.exec(body)?.[1];
    return found === undefined ? undefined : Number(found);
  }
  if (isBytes(body) || !("errcode" in body)) return undefined;
  return Number(body.errcode);
}
