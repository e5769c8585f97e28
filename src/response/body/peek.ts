import type { Readable } from "node:stream";
import type { AxiosResponse } from "axios";
import type { Envelope } from "../../protocol/envelope.ts";
import { isWebStream } from "../../request/body.ts";
import { type Chunk, concat, createBeginning } from "./beginning.ts";
import type { Inflate } from "./encoded-body.ts";
import { hasEnded, readableOf, streamOf } from "./stream-body.ts";

/** A response with an errcode is far smaller; a longer body passes. */
const MAX_PEEKED_BYTES = 65_536;
/** How long to look. A body that is silent for so long is passed on, with an errcode that may come later. */
const MAX_PEEK_MS = 800;
const CUT_OFF = "the response was cut off";

type Read = (bytes: Uint8Array) => Envelope | undefined;

/**
 * Looks for an errcode in a streamed body that may be JSON: small, and starting with a brace. What was read is put back:
 * nothing is lost and almost nothing buffered. A web stream that was read is replaced, because it takes nothing back.
 * WeChat sends errors of binary endpoints under any content type, so only the bytes count.
 *
 * @param inflate of a compressed body
 * @throws {Error} when the connection breaks meanwhile
 */
export async function peekStream(
  response: AxiosResponse,
  data: Readable | ReadableStream<Uint8Array>,
  read: Read,
  inflate?: Inflate,
): Promise<Envelope | undefined> {
  const length: unknown = response.headers?.["content-length"];
  if (Number(length) > MAX_PEEKED_BYTES) return undefined;
  // Another reader, such as an interceptor, has started: it would miss the bytes that are taken here.
  if (isWebStream(data) ? data.locked : data.readableFlowing || data.readableDidRead) {
    return undefined;
  }
  return isWebStream(data)
    ? peekWebStream(response, data, read, inflate)
    : peekNodeStream(response, data, read, inflate);
}

/** Calls back once the look has taken too long; the returned function prevents it. */
function afterLongestLook(act: () => void): () => void {
  let timer = setTimeout(() => {
    // On a busy event loop the bytes may have arrived, and are read before this.
    timer = setTimeout(act);
  }, MAX_PEEK_MS);
  (timer as Partial<NodeJS.Timeout>).unref?.();
  return () => clearTimeout(timer);
}

function peekNodeStream(
  response: AxiosResponse,
  stream: Readable,
  read: Read,
  inflate: Inflate | undefined,
): Promise<Envelope | undefined> {
  return new Promise((resolve, reject) => {
    // It broke earlier: none of the events below would fire.
    if (stream.destroyed) {
      reject(stream.errored ?? new Error(CUT_OFF));
      return;
    }
    const beginning = createBeginning(stream.readableEncoding, inflate);

    const settle = (act: () => void) => {
      stopClock();
      stream.off("readable", onReadable).off("end", onEnd).off("error", onError).off("close", onClose);
      act();
    };
    const passOn = (envelope?: Envelope) => {
      putBack(stream, beginning.chunks);
      settle(() => resolve(envelope));
    };
    const onReadable = () => {
      // At the end of an empty stream, `read` would emit `end` before its reader listens.
      while (stream.readableLength > 0) {
        const chunk: unknown = stream.read();
        if (chunk === null) break;
        beginning.add(chunk as Chunk);
        if (!beginning.mayBeObject() || beginning.size() > MAX_PEEKED_BYTES) {
          passOn();
          return;
        }
      }
      if (hasEnded(stream)) passOn(read(beginning.bytes()));
    };
    // Only for streams that do not say beforehand that they have ended.
    const onEnd = () => {
      const bytes = beginning.bytes();
      response.data = readableOf(bytes.length > 0 ? [bytes] : []);
      settle(() => resolve(read(bytes)));
    };
    const onError = (error: Error) => settle(() => reject(error));
    const onClose = () => settle(() => reject(new Error(CUT_OFF)));

    const stopClock = afterLongestLook(() => passOn());
    if (hasEnded(stream) && stream.readableLength === 0) {
      settle(() => resolve(undefined));
      return;
    }
    stream.on("readable", onReadable).on("end", onEnd).on("error", onError).on("close", onClose);
  });
}

/** Synchronously: after an await the bytes would be lost, and an ended stream would emit `end`. */
function putBack(stream: Readable, chunks: readonly Chunk[]): void {
  const encoding = stream.readableEncoding ?? undefined;
  if (stream.readableObjectMode) for (const chunk of chunks.toReversed()) stream.unshift(chunk);
  else if (encoding) stream.unshift(chunks.join(""), encoding);
  else if (chunks.length > 0) stream.unshift(concat(chunks as Uint8Array[]));
}

async function peekWebStream(
  response: AxiosResponse,
  stream: ReadableStream<Uint8Array>,
  read: Read,
  inflate: Inflate | undefined,
): Promise<Envelope | undefined> {
  const reader = stream.getReader();
  const beginning = createBeginning(null, inflate);
  let stopClock = () => {};
  const tooLong = new Promise<undefined>((resolve) => {
    stopClock = afterLongestLook(() => resolve(undefined));
  });
  try {
    for (;;) {
      const next = reader.read();
      const result = await Promise.race([next, tooLong]);
      if (!result) {
        // It may fail before the caller reads on.
        next.catch(() => {});
        response.data = streamOf(beginning.chunks, reader, { pending: next });
        return undefined;
      }
      if (result.done) {
        response.data = streamOf(beginning.chunks);
        return read(beginning.bytes());
      }
      beginning.add(result.value);
      if (!beginning.mayBeObject() || beginning.size() > MAX_PEEKED_BYTES) {
        response.data = streamOf(beginning.chunks, reader);
        return undefined;
      }
    }
  } finally {
    stopClock();
  }
}
