import type { Readable } from "node:stream";
import { AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import { bytesOf } from "../protocol/envelope.ts";
import { needNodeModule, nodeModule } from "../runtime/node-module.ts";

type StreamBody = Readable | ReadableStream<Uint8Array>;

const UTF8 = /^utf-?8$/i;

export function isStreamBody(data: unknown): data is StreamBody {
  return isNodeStream(data) || isWebStream(data);
}

function isNodeStream(data: unknown): data is Readable {
  const stream = nodeModule("node:stream");
  return stream !== undefined && data instanceof stream.Readable;
}

function isWebStream(data: unknown): data is ReadableStream<Uint8Array> {
  return typeof (data as Partial<ReadableStream> | null | undefined)?.getReader === "function";
}

/**
 * The bytes of a response, as they were signed. Adapters are asked for bytes, but a mock may answer with a text or an
 * object.
 *
 * @throws {AxiosError} when a stream breaks off
 */
export async function readBody(response: AxiosResponse): Promise<Buffer> {
  const data: unknown = response.data;
  if (data === undefined || data === null) return Buffer.alloc(0);
  if (typeof data !== "object") return Buffer.from(String(data));
  if (isStreamBody(data)) return readStream(data, response);
  if (data instanceof Blob) return Buffer.from(await data.arrayBuffer());
  const bytes = bytesOf(data);
  return bytes
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : Buffer.from(JSON.stringify(data));
}

async function readStream(stream: StreamBody, { config, request }: AxiosResponse): Promise<Buffer> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream as AsyncIterable<Uint8Array | string>)
      chunks.push(Buffer.from(chunk as Uint8Array));
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof AxiosError) throw error;
    throw AxiosError.from(
      error as Error,
      (error as { code?: string }).code ?? AxiosError.ERR_NETWORK,
      config,
      request,
    );
  }
}

function readableOf(bytes: Buffer): Readable {
  const { Readable } = needNodeModule("node:stream", "a stream");
  return Readable.from(bytes.length > 0 ? [bytes] : [], { objectMode: false });
}

/** The body in the form in which the caller's adapter would have handed it over. */
export function bodyInForm(
  bytes: Buffer,
  arrived: unknown,
  config: InternalAxiosRequestConfig,
  type: string,
): unknown {
  if (isWebStream(arrived)) return new Blob([bytes]).stream();
  if (isNodeStream(arrived)) return readableOf(bytes);
  const isFetched = Object.prototype.toString.call(arrived) === "[object ArrayBuffer]";
  const { responseType, responseEncoding } = config as { responseType?: string; responseEncoding?: string };
  if (responseType === "arraybuffer") return isFetched ? new Uint8Array(bytes).buffer : bytes;
  // The http adapter hands a text over in place of a Blob.
  if (responseType === "blob" && (isFetched || arrived instanceof Blob)) return new Blob([bytes], { type });
  const encoding = isFetched || !responseEncoding ? "utf8" : responseEncoding;
  const text = bytes.toString(encoding as BufferEncoding);
  return UTF8.test(encoding) && text.startsWith("\uFEFF") ? text.slice(1) : text;
}
