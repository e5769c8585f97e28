import { leadingErrcode, statesFailure } from "./errcode-scan.ts";

/** A failed response of WeChat: the errcode at its top level, and the text beside it. */
export interface Envelope {
  readonly errcode: number;
  readonly errmsg: string;
  /** The whole parsed body: some failures have more than the code (45065 has a `msg_id`). */
  readonly body: unknown;
}

/** Some official examples write the code as a string. */
const INTEGER = /^\s*[+-]?\d+\s*$/;
/** A longer text is not a code, whatever digits and blanks it has. */
const MAX_ERRCODE_LENGTH = 64;
const ATTACHMENT = /^\s*attachment\s*(?:;|$)/i;
/** In a longer text control characters stay: to escape them, copy it and parse it takes several times its transfer. */
const MAX_ESCAPED_LENGTH = 16_000_000;
const BYTE_ORDER_MARK = "\uFEFF";
const OPENING_BRACE = 0x7b;

/** Reads a code that may be a number, a numeric string, or a number of a lossless parser. */
export function readCode(value: unknown): number | undefined {
  const given = typeof value === "bigint" || isLosslessNumber(value) ? String(value) : value;
  const code =
    typeof given === "string" && given.length <= MAX_ERRCODE_LENGTH && INTEGER.test(given)
      ? Number(given)
      : given;
  // A longer text of digits would become another number.
  return Number.isSafeInteger(code) ? (code as number) : undefined;
}

/** A number of the package lossless-json, recognized by its mark: the package need not be installed. */
function isLosslessNumber(value: unknown): boolean {
  return (value as { isLosslessNumber?: unknown } | null)?.isLosslessNumber === true;
}

/** Finds the failure in a parsed body; `undefined` for none. Only the top level counts. */
export function envelopeOf(body: unknown): Envelope | undefined {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
  const { errcode, errmsg } = body as { errcode?: unknown; errmsg?: unknown };
  if (errcode === undefined || errcode === 0) return undefined;
  const code = readCode(errcode);
  return code ? { errcode: code, errmsg: typeof errmsg === "string" ? errmsg : "", body } : undefined;
}

/**
 * Finds the failure in the headers of a response: WeCom states there why a download failed. Adapters write names in
 * lower case and mocks as in WeChat's docs; a search in any case would cost each success.
 */
export function readHeaders(headers: unknown): Envelope | undefined {
  const named = headers as Readonly<Record<string, unknown>> | undefined;
  const value = named?.["error-code"] ?? named?.["Error-Code"];
  if (value === undefined || value === "0") return undefined;
  const errcode = readCode(value);
  return errcode ? { errcode, errmsg: headerOf(headers, "error-msg") ?? "", body: undefined } : undefined;
}

/** Whether a response is a file to be saved, whose bytes mean nothing to us. */
export function isFile(headers: unknown): boolean {
  return ATTACHMENT.test(headerOf(headers, "content-disposition") ?? "");
}

/** @param name in lower case */
export function headerOf(headers: unknown, name: string): string | undefined {
  for (const [key, value] of Object.entries(headers ?? {})) {
    if (key.length === name.length && key.toLowerCase() === name) return String(value);
  }
  return undefined;
}

/** Finds the failure in a raw text. */
export function readText(text: string): Envelope | undefined {
  // A scan, so that a large success need not be parsed.
  if (!statesFailure(text)) return undefined;
  const body = parseJson(text);
  if (body !== undefined) return envelopeOf(body);
  const errcode = leadingErrcode(text);
  return errcode && Number.isSafeInteger(errcode) ? { errcode, errmsg: "", body: text } : undefined;
}

/** Finds the failure in raw bytes. The first byte tells an image or another file apart. */
export function readBytes(bytes: Uint8Array): Envelope | undefined {
  if (!startsLikeObject(bytes)) return undefined;
  const view = viewOf(bytes);
  if (view && !view.includes('"errcode"')) return undefined;
  return readText(textOf(bytes));
}

/** The bytes of a Buffer, a typed array or an ArrayBuffer, of whichever realm: Jest's jsdom has typed arrays of its own. */
export function bytesOf(value: object): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const isBuffer = Object.prototype.toString.call(value) === "[object ArrayBuffer]";
  return isBuffer ? new Uint8Array(value as ArrayBuffer) : undefined;
}

/** The UTF-8 text of bytes. */
export function textOf(bytes: Uint8Array): string {
  return viewOf(bytes)?.toString("utf8") ?? new TextDecoder().decode(bytes);
}

/** Undefined where there is no Buffer. In Node it finds and decodes faster; and Jest's jsdom has no TextDecoder. */
function viewOf(bytes: Uint8Array): Buffer | undefined {
  return typeof Buffer === "function"
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : undefined;
}

/** Whether the first byte that is neither white space nor a byte order mark opens a JSON object. */
export function startsLikeObject(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && isWhiteSpace(bytes[at])) at += 1;
  return bytes[at] === OPENING_BRACE;
}

function isWhiteSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/**
 * Parses JSON as WeChat writes it: with a byte order mark, or with raw control characters inside strings.
 *
 * @param isInvalid whether `JSON.parse` has rejected this very text: for a large one it takes long to do so again
 */
export function parseJson(text: string, isInvalid = false): unknown {
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  try {
    if (!isInvalid || json !== text) return JSON.parse(json);
  } catch {
    // Below, once more.
  }
  if (json.length > MAX_ESCAPED_LENGTH) return undefined;
  const escaped = escapeControlCharacters(json);
  try {
    return escaped === json ? undefined : JSON.parse(escaped);
  } catch {
    return undefined;
  }
}

/** The escape of each control character, made once: a text may be full of them. */
const ESCAPED: readonly string[] = Array.from(
  { length: 0x20 },
  (_, code) => `\\u${code.toString(16).padStart(4, "0")}`,
);

/** Only inside strings: elsewhere a line break is layout, and a backslash rule would corrupt `\/` in URLs. */
function escapeControlCharacters(json: string): string {
  const parts: string[] = [];
  let copiedTo = 0;
  for (let quote = json.indexOf('"'), at = 0; quote >= 0; quote = json.indexOf('"', at + 1)) {
    for (at = quote + 1; at < json.length; at += 1) {
      const code = json.charCodeAt(at);
      if (code === 0x22) break;
      if (code === 0x5c) at += 1;
      else if (code < 0x20) {
        if (at > copiedTo) parts.push(json.slice(copiedTo, at));
        parts.push(ESCAPED[code] as string);
        copiedTo = at + 1;
      }
    }
  }
  return copiedTo === 0 ? json : parts.join("") + json.slice(copiedTo);
}
