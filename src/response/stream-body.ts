import { Readable } from "node:stream";
import type { AxiosResponse } from "axios";

/** Whether a body is a stream of either kind. */
export function isStreamBody(data: object): data is Readable | ReadableStream<Uint8Array> {
  return data instanceof ReadableStream || typeof (data as Partial<Readable>).read === "function";
}

/** Whether all bytes have arrived, although `end` was not emitted. Node has no public name for it. */
export function hasEnded(stream: Readable): boolean {
  return (stream as { _readableState?: { ended?: boolean } })._readableState?.ended === true;
}

/** Discards a body that will not be read: otherwise its connection would stay busy and block an agent with few sockets. */
export function discard(body: unknown): void {
  if (typeof body !== "object" || body === null || !isStreamBody(body)) return;
  if (body instanceof ReadableStream) body.cancel().catch(() => {});
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
  if (!(body instanceof ReadableStream) && hasEnded(body) && !body.destroyed) {
    const chunks: unknown[] = [];
    for (let chunk: unknown = body.read(); chunk !== null; chunk = body.read()) chunks.push(chunk);
    response.data = Readable.from(chunks, { objectMode: false });
    discard(body);
  } else if (!wasRead) {
    discard(body);
  }
}
