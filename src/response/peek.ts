import { Readable } from "node:stream";
import type { AxiosResponse } from "axios";
import { startsLikeObject } from "../protocol/envelope.ts";

/** An answer that states an errcode is smaller than this by far; whatever is longer passes. */
const LARGEST_PEEKED = 65_536;
const CUT_OFF = "the answer was cut off";

/** Whether a body is a stream of either kind. */
export function isStreamBody(data: object): data is Readable | ReadableStream<Uint8Array> {
  return data instanceof ReadableStream || typeof (data as Partial<Readable>).read === "function";
}

/**
 * Reads a streamed answer that may be JSON: small, and beginning with a brace. Resolves with its bytes and puts a
 * fresh stream of them in its place; resolves with undefined, nothing lost and next to nothing buffered, when it is
 * something else. WeChat sends errors of binary endpoints under any content type, so only the bytes are trusted.
 *
 * @throws {Error} when the connection breaks meanwhile
 */
export async function peekStream(
  response: AxiosResponse,
  data: Readable | ReadableStream<Uint8Array>,
): Promise<Uint8Array | undefined> {
  const length: unknown = response.headers?.["content-length"];
  if (Number(length) > LARGEST_PEEKED) return undefined;
  // Somebody reads it already, an interceptor for instance: taking bytes would rob him.
  if (data instanceof ReadableStream ? data.locked : data.readableFlowing || data.readableDidRead) {
    return undefined;
  }
  return data instanceof ReadableStream ? peekWebStream(response, data) : peekNodeStream(response, data);
}

/** Gives up an answer that nobody will read: its connection would stay taken, and an agent of few sockets would wait. */
export function discard(body: unknown): void {
  if (typeof body !== "object" || body === null || !isStreamBody(body)) return;
  if (body instanceof ReadableStream) body.cancel().catch(() => {});
  else body.destroy?.();
}

function peekNodeStream(response: AxiosResponse, stream: Readable): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    // It broke on its way here: none of the events below would come any more.
    if (stream.destroyed) {
      reject(stream.errored ?? new Error(CUT_OFF));
      return;
    }
    const taken = createTaken();

    const settle = (act: () => void) => {
      stream.off("readable", onReadable).off("end", onEnd).off("error", onError).off("close", onClose);
      act();
    };
    const onReadable = () => {
      for (let chunk: unknown = stream.read(); chunk !== null; chunk = stream.read()) {
        taken.add(typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Uint8Array));
        if (!taken.mayBeErrcode()) {
          // Here and now: after an await the bytes would be lost.
          stream.unshift(taken.bytes());
          settle(() => resolve(undefined));
          return;
        }
      }
    };
    const onEnd = () => {
      // It has ended under our listener: whoever comes later would wait for an end that has passed.
      const bytes = taken.bytes();
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
  const taken = createTaken();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      response.data = streamOf(taken.bytes());
      return taken.bytes();
    }
    taken.add(value);
    if (!taken.mayBeErrcode()) {
      response.data = streamOf(taken.bytes(), reader);
      return undefined;
    }
  }
}

/** What was taken, and then the rest, at the pace of whoever reads it. */
function streamOf(
  beginning: Uint8Array,
  rest?: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  let waiting = beginning.length > 0 ? beginning : undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = waiting ? { done: false, value: waiting } : await rest?.read();
        waiting = undefined;
        if (next?.value && !next.done) controller.enqueue(next.value);
        else controller.close();
      },
      cancel: (reason) => rest?.cancel(reason),
    },
    // Without a reserve nothing is read before somebody asks for it.
    { highWaterMark: 0 },
  );
}

/** The beginning of an answer, as far as it had to be read. */
interface Taken {
  add(chunk: Uint8Array): void;
  /** Whether all that is there so far may be the beginning of an errcode: not too long, and like an object. */
  mayBeErrcode(): boolean;
  bytes(): Uint8Array;
}

function createTaken(): Taken {
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

/** White space and a byte order mark say nothing yet. */
function hasContent(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
}
