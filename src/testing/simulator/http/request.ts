/** A request, whatever carried it: a node server, msw, or a test that calls `answer` itself. */
export interface SimulatorRequest {
  /** In capitals. */
  readonly method: string;
  /** Without host and query, like `/cgi-bin/user/info`. */
  readonly path: string;
  /** The query, tokens and all. */
  readonly query: URLSearchParams;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when the request had none. */
  readonly body: Uint8Array;
}

/** The request as a reply function sees it. */
export interface ReceivedRequest extends SimulatorRequest {
  /**
   * The body read as JSON.
   * @throws {SyntaxError} when it is not JSON
   */
  json(): unknown;
}

const decoder = new TextDecoder();

export function receiveRequest(request: SimulatorRequest): ReceivedRequest {
  return { ...request, json: () => JSON.parse(decoder.decode(request.body)) };
}

/** The body as an object of fields, or undefined when it is not a JSON object. */
export function jsonFields(request: SimulatorRequest): Readonly<Record<string, unknown>> | undefined {
  const body = readBody(request);
  const isFields =
    typeof body === "object" && body !== null && !ArrayBuffer.isView(body) && !Array.isArray(body);
  return isFields ? (body as Record<string, unknown>) : undefined;
}

/** A body for human eyes: JSON parsed, other text as a string, anything else as its bytes, nothing as undefined. */
export function readBody({ body, headers }: SimulatorRequest): unknown {
  if (body.byteLength === 0) return undefined;
  const type = headers["content-type"] ?? "";
  const isText = /^text\/|json|xml|urlencoded/.test(type) || body[0] === "{".charCodeAt(0);
  if (!isText) return body;
  const text = decoder.decode(body);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether the body came in chunks, its length unsaid. */
export function isChunked({ headers }: SimulatorRequest): boolean {
  return /chunked/i.test(headers["transfer-encoding"] ?? "");
}
