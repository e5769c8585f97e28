import { Readable } from "node:stream";
import type { AxiosResponse } from "axios";
import { startsLikeObject } from "../protocol/envelope.ts";

/** A response with an errcode is far smaller; a longer body passes. */
const LARGEST_PEEKED = 65_536;
const CUT_OFF = "the response was cut off";

/** Whether a body is a stream of either kind. */
export function isStreamBody(data: object): data is Readable | ReadableStream<Uint8Array> {
  return data instanceof ReadableStream || typeof (data as Partial<Readable>).read === "function";
}

/**
 * Reads a streamed body that may be JSON: small, and starting with a brace. Resolves with its bytes and puts a new
 * stream of them into the response. For any other body it resolves with undefined, loses nothing and buffers almost
 * nothing. WeChat sends errors of binary endpoints under any content type, so only the bytes count.
 *
 * @throws {Error} when the connection breaks meanwhile
 */
export async function peekStream(
  response: AxiosResponse,
  data: Readable | ReadableStream<Uint8Array>,
): Promise<Uint8Array | undefined> {
  const length: unknown = response.headers?.["content-length"];
  if (Number(length) > LARGEST_PEEKED) return undefined;
  // Another reader, such as an interceptor, has started: taking bytes would rob it.
  if (data instanceof ReadableStream ? data.locked : data.readableFlowing || data.readableDidRead) {
    return undefined;
  }
  return data instanceof ReadableStream ? peekWebStream(response, data) : peekNodeStream(response, data);
}

/** Discards a body that will not be read: otherwise its connection would stay busy and block an agent with few sockets. */
export function discard(body: unknown): void {
  if (typeof body !== "object" || body === null || !isStreamBody(body)) return;
  if (body instanceof ReadableStream) body.cancel().catch(() => {});
  else body.destroy?.();
}

function peekNodeStream(response: AxiosResponse, stream: Readable): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    // It broke earlier: none of the events below would fire.
    if (stream.destroyed) {
      reject(stream.errored ?? new Error(CUT_OFF));
      return;
    }
    const beginning = createBeginning();

    const settle = (act: () => void) => {
      stream.off("readable", onReadable).off("end", onEnd).off("error", onError).off("close", onClose);
      act();
    };
    const onReadable = () => {
      for (let chunk: unknown = stream.read(); chunk !== null; chunk = stream.read()) {
        beginning.add(typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Uint8Array));
        if (!beginning.mayBeErrcode()) {
          // Synchronously: after an await the bytes would be lost.
          stream.unshift(beginning.bytes());
          settle(() => resolve(undefined));
          return;
        }
      }
    };
    const onEnd = () => {
      // The stream has ended under our listener: a later reader would wait for `end` forever.
      const bytes = beginning.bytes();
      response.data = Readable.from(bytes.length > 0 ? [bytes] : [], { objectMode: false });
      settle(() => resolve(bytes));
    };
    const onError = (error: Error) => settle(() => reject(error));
    const onClose = () => settle(() => reject(new Error(CUT_OFF)));

    stream.on("readable", onReadable).on("end", onEnd).on("error", onError).on("close", onClose);
  });
}

async function peekWebStream(
  response: AxiosResponse,
  stream: ReadableStream<Uint8Array>,
): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const beginning = createBeginning();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      response.data = streamOf(beginning.bytes());
      return beginning.bytes();
    }
    beginning.add(value);
    if (!beginning.mayBeErrcode()) {
      response.data = streamOf(beginning.bytes(), reader);
      return undefined;
    }
  }
}

/** A stream of the beginning and the rest, at the reader's pace. */
function streamOf(
  beginning: Uint8Array,
  rest?: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  let first = beginning.length > 0 ? beginning : undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = first ? { done: false, value: first } : await rest?.read();
        first = undefined;
        if (next?.value && !next.done) controller.enqueue(next.value);
        else controller.close();
      },
      cancel: (reason) => rest?.cancel(reason),
    },
    // Reads nothing before the reader asks for it.
    { highWaterMark: 0 },
  );
}

/** The beginning of a body, as far as it was read. */
interface Beginning {
  add(chunk: Uint8Array): void;
  /** Whether the body may be an errcode: not too long, and like an object. */
  mayBeErrcode(): boolean;
  bytes(): Uint8Array;
}

function createBeginning(): Beginning {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let likeObject: boolean | undefined;
  const bytes = () => Buffer.concat(chunks);
  return {
    add(chunk) {
      chunks.push(chunk);
      size += chunk.length;
      if (likeObject === undefined && hasContent(chunk)) likeObject = startsLikeObject(bytes());
    },
    mayBeErrcode: () => size <= LARGEST_PEEKED && likeObject !== false,
    bytes,
  };
}

/** White space and a byte order mark decide nothing yet. */
function hasContent(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
}
