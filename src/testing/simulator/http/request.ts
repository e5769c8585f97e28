import { textOf } from "../../../protocol/envelope.ts";

/** An HTTP request, independent of the transport: `listen`, msw, or a direct call of `answer`. */
export interface SimulatorRequest {
  /** In upper case. */
  readonly method: string;
  /** Without host and query, such as `/cgi-bin/user/info`. */
  readonly path: string;
  /** The query, including tokens. */
  readonly query: URLSearchParams;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when the request has no body. */
  readonly body: Uint8Array;
}

/** The request that a reply function receives. */
export interface ReceivedRequest extends SimulatorRequest {
  /**
   * Parses the body as JSON.
   * @throws {SyntaxError} when the body is not JSON
   */
  json(): unknown;
}

export function receiveRequest(request: SimulatorRequest): ReceivedRequest {
  return { ...request, json: () => JSON.parse(textOf(request.body)) };
}

/** Returns the fields of the body, or undefined when it is not a JSON object. */
export function jsonFields(request: SimulatorRequest): Readonly<Record<string, unknown>> | undefined {
  const body = readBody(request);
  const isFields =
    typeof body === "object" && body !== null && !ArrayBuffer.isView(body) && !Array.isArray(body);
  return isFields ? (body as Record<string, unknown>) : undefined;
}

/** Decodes the body: JSON is parsed, other text becomes a string, everything else stays bytes. */
export function readBody({ body, headers }: SimulatorRequest): unknown {
  if (body.byteLength === 0) return undefined;
  const type = headers["content-type"] ?? "";
  const isText = /^text\/|json|xml|urlencoded/.test(type) || body[0] === "{".charCodeAt(0);
  if (!isText) return body;
  const text = textOf(body);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function isChunked({ headers }: SimulatorRequest): boolean {
  return /chunked/i.test(headers["transfer-encoding"] ?? "");
}
