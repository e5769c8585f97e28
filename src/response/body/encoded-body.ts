import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { headerOf, startsLikeObject } from "../../protocol/envelope.ts";
import { nodeModule } from "../../runtime/node-module.ts";

interface Zlib
  extends Pick<typeof import("node:zlib"), "unzipSync" | "inflateRawSync" | "brotliDecompressSync"> {
  /** In Node 22.15 and later. */
  readonly zstdDecompressSync?: (bytes: Uint8Array, options: object) => Uint8Array;
  readonly constants: {
    readonly Z_SYNC_FLUSH: number;
    readonly BROTLI_OPERATION_FLUSH: number;
    readonly ZSTD_e_flush?: number;
  };
}

/** Returns the text of a compressed body, as far as it goes; bytes that it cannot inflate as they are. */
export type Inflate = (bytes: Uint8Array) => Uint8Array;

/** A response with an errcode is far smaller. */
const MAX_INFLATED_BYTES = 65_536;
/** Enough to see how a body begins. A multiple of 4, as base64 needs. */
const LOOKED_AT = 1_024;
const UTF8 = /^utf-?8$/i;
const TWO_BYTES = /^(?:utf-?16le|ucs-?2)$/i;
/** What axios takes for gzip. */
const GZIP = /^(?:x-)?(?:gzip|compress)$/;
const CLOSING_BRACE = 0x7d;
/** The first byte of zlib's header, which some servers leave out. */
const ZLIB = 0x78;

/**
 * The bytes that axios wrote as a text in another `responseEncoding`, to be read in turn; none where the text is UTF-8
 * or begins no object.
 */
export function bytesOfText(
  text: string,
  { headers }: Pick<AxiosResponse, "headers">,
  { responseEncoding, decompress }: InternalAxiosRequestConfig,
): Uint8Array[] {
  const encoding = responseEncoding as BufferEncoding | undefined;
  if (!encoding || UTF8.test(encoding) || typeof Buffer !== "function") return [];
  if (!Buffer.isEncoding(encoding)) return [];
  const isCompressed = decompress === false && headerOf(headers, "content-encoding") !== undefined;
  if (!isCompressed && !startsLikeObject(Buffer.from(text.slice(0, LOOKED_AT), encoding))) return [];
  const bytes = Buffer.from(text, encoding);
  // Two bytes make one character: the last one of an odd number is lost, which is the brace of a whole object.
  return TWO_BYTES.test(encoding) ? [Buffer.concat([bytes, Buffer.of(CLOSING_BRACE)]), bytes] : [bytes];
}

/** Inflates what axios left compressed because of `decompress: false`; undefined where nothing is, or no zlib there. */
export function inflateOf(
  { headers }: Pick<AxiosResponse, "headers">,
  { decompress }: InternalAxiosRequestConfig,
): Inflate | undefined {
  if (decompress !== false) return undefined;
  const coding = headerOf(headers, "content-encoding")?.toLowerCase();
  const zlib = coding && (nodeModule("node:zlib") as Zlib | undefined);
  const inflate = zlib && inflaterOf(coding, zlib);
  if (!inflate) return undefined;
  return (bytes) => {
    if (bytes.length > MAX_INFLATED_BYTES) return bytes;
    try {
      return inflate(bytes);
    } catch {
      // Too large for an errcode, or inflated already: `fetch` knows no `decompress`.
      return bytes;
    }
  };
}

function inflaterOf(coding: string, zlib: Zlib): Inflate | undefined {
  const { zstdDecompressSync: unzstd, constants } = zlib;
  // A beginning gives as much of its text as there is.
  const flushing = (finishFlush: number | undefined) => ({
    maxOutputLength: MAX_INFLATED_BYTES,
    finishFlush,
  });
  const ofZlib = flushing(constants.Z_SYNC_FLUSH);
  if (GZIP.test(coding)) return (bytes) => zlib.unzipSync(bytes, ofZlib);
  if (coding === "deflate") {
    return (bytes) => (bytes[0] === ZLIB ? zlib.unzipSync : zlib.inflateRawSync)(bytes, ofZlib);
  }
  if (coding === "br") {
    return (bytes) => zlib.brotliDecompressSync(bytes, flushing(constants.BROTLI_OPERATION_FLUSH));
  }
  if (coding !== "zstd" || !unzstd) return undefined;
  return (bytes) => unzstd(bytes, flushing(constants.ZSTD_e_flush));
}
