import type { Readable } from "node:stream";
import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import type { Envelope } from "../../protocol/envelope.ts";
import { isWebStream } from "../../request/body.ts";
import { isAccepted } from "../options.ts";
import type { Chunk } from "./beginning.ts";

/** Whether a body is a stream of either kind. */
export function isStreamBody(data: object): data is Readable | ReadableStream<Uint8Array> {
  return isWebStream(data) || typeof (data as Partial<Readable>).read === "function";
}

/** A Node stream of these chunks. Only a Node stream asks for it, so Node's module is there. */
export function readableOf(chunks: readonly unknown[]): Readable {
  return process.getBuiltinModule("node:stream").Readable.from(chunks, { objectMode: false });
}

/** Whether all bytes have arrived, although `end` was not emitted. Node has no public name for it. */
export function hasEnded(stream: Readable): boolean {
  return (stream as { _readableState?: { ended?: boolean } })._readableState?.ended === true;
}

/** Discards a body that will not be read: otherwise its connection would stay busy and block an agent with few sockets. */
export function discard(body: unknown): void {
  if (typeof body !== "object" || body === null || !isStreamBody(body)) return;
  if (isWebStream(body)) body.cancel().catch(() => {});
  else if (hasEnded(body)) body.on("error", () => {}).resume();
  else body.destroy?.();
}

/**
 * Frees the connection of a failed response that is not handed over. A body whose bytes have all arrived stays readable,
 * as another stream; of one that was not read the rest is discarded.
 */
export function release(response: AxiosResponse, wasRead: boolean): void {
  const body: unknown = response.data;
  if (typeof body !== "object" || body === null || !isStreamBody(body)) return;
  if (!isWebStream(body) && hasEnded(body) && !body.destroyed) {
    const chunks: unknown[] = [];
    for (let chunk: unknown = body.read(); chunk !== null; chunk = body.read()) chunks.push(chunk);
    response.data = readableOf(chunks);
    discard(body);
  } else if (!wasRead) {
    discard(body);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

interface StreamParts {
  /** The read under way, if any. */
  readonly pending?: ReturnType<Reader["read"]>;
  /** Returns what its reader gets in place of an error. */
  readonly redactError?: (error: unknown) => unknown;
}

/** A web stream of the beginning and the rest, at the reader's pace. */
export function streamOf(
  beginning: readonly Chunk[],
  rest?: Reader,
  { pending, redactError = (error) => error }: StreamParts = {},
): ReadableStream<Chunk> {
  const first = [...beginning];
  let next = pending;
  return new ReadableStream<Chunk>(
    {
      async pull(controller) {
        const chunk = first.shift();
        if (chunk !== undefined) {
          controller.enqueue(chunk);
          return;
        }
        const reading = next ?? rest?.read();
        next = undefined;
        try {
          const result = await reading;
          if (result && !result.done) controller.enqueue(result.value);
          else controller.close();
        } catch (error) {
          throw redactError(error);
        }
      },
      cancel: (reason) => rest?.cancel(reason),
    },
    // Reads nothing before the reader asks for it.
    { highWaterMark: 0 },
  );
}

/** Frees the connection of a failure, unless the caller wants its body. */
export function freed(
  envelope: Envelope | undefined,
  response: AxiosResponse,
  config: InternalAxiosRequestConfig,
): Envelope | undefined {
  if (envelope && !isAccepted(config, envelope.errcode)) release(response, envelope.body !== undefined);
  return envelope;
}
