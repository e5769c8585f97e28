/** Where a runtime has Node's streams: those of the http adapter. */
interface NodeStream extends AsyncIterable<Uint8Array> {
  readonly pipe: unknown;
}

export const PNG_BASE64 = "iVBORw0KGgp7ImVycmNvZGUiOjQwMDAxfQ==";
export const PNG = Uint8Array.from(atob(PNG_BASE64), (character) => character.charCodeAt(0));

/** All bytes of a body, of whatever kind. */
export async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  if (typeof body === "string") return new TextEncoder().encode(body);
  return concat(isWebStream(body) ? await chunksOfWeb(body) : await chunksOfNode(body as NodeStream));
}

export async function textOf(body: unknown): Promise<string> {
  return new TextDecoder().decode(await bytesOf(body));
}

/** A stream of the kind that the adapter takes. */
export function streamOf(text: string, adapter: string | undefined): unknown {
  if (adapter === "http") return process.getBuiltinModule("node:stream").Readable.from([Buffer.from(text)]);
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}

/** The first bytes that a stream gives; the rest is canceled. */
export async function firstOf(body: unknown): Promise<string> {
  if (isWebStream(body)) {
    const reader = body.getReader();
    const { value } = await reader.read();
    await reader.cancel();
    return new TextDecoder().decode(value);
  }
  // Leaving the loop destroys the stream.
  for await (const chunk of body as NodeStream) return new TextDecoder().decode(chunk);
  return "";
}

function isWebStream(body: unknown): body is ReadableStream<Uint8Array> {
  return typeof (body as Partial<ReadableStream>).getReader === "function";
}

async function chunksOfWeb(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value);
  }
}

async function chunksOfNode(stream: NodeStream): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
}
