import type { Readable } from "node:stream";

/** Whether a body is a stream of either kind. */
export function isStreamBody(data: object): data is Readable | ReadableStream<Uint8Array> {
  return data instanceof ReadableStream || typeof (data as Partial<Readable>).read === "function";
}

/** Discards a body that will not be read: otherwise its connection would stay busy and block an agent with few sockets. */
export function discard(body: unknown): void {
  if (typeof body !== "object" || body === null || !isStreamBody(body)) return;
  if (body instanceof ReadableStream) body.cancel().catch(() => {});
  else body.destroy?.();
}
