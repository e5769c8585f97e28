/** A piece of a body: bytes, a text of a stream that decodes, or anything in object mode. */
export type Chunk = Uint8Array | string;

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const WHITE_SPACE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const OPENING_BRACE = 0x7b;

/** The beginning of a body, as far as it was read. */
export interface Beginning {
  /** What was read, as it came. */
  readonly chunks: readonly Chunk[];
  add(chunk: Chunk): void;
  /** Whether a JSON object may follow: only white space so far, after a byte order mark or none, or its brace. */
  mayBeObject(): boolean;
  /** The number of bytes. */
  size(): number;
  bytes(): Uint8Array;
}

/** @param encoding of the chunks that are text */
export function createBeginning(encoding?: BufferEncoding | null): Beginning {
  const chunks: Chunk[] = [];
  const pieces: Uint8Array[] = [];
  let size = 0;
  let ofMark = 0;
  let likeObject: boolean | undefined;

  function judge(byte: number, at: number): boolean | undefined {
    if (at === ofMark && byte === BYTE_ORDER_MARK[at]) {
      ofMark += 1;
      return undefined;
    }
    if (ofMark > 0 && ofMark < BYTE_ORDER_MARK.length) return false;
    return WHITE_SPACE.has(byte) ? undefined : byte === OPENING_BRACE;
  }

  return {
    chunks,
    add(chunk) {
      chunks.push(chunk);
      const piece = typeof chunk === "string" ? Buffer.from(chunk, encoding ?? "utf8") : chunk;
      // An object of a stream in object mode.
      if (!(piece instanceof Uint8Array)) {
        likeObject = false;
        return;
      }
      pieces.push(piece);
      for (let at = 0; likeObject === undefined && at < piece.length; at += 1) {
        likeObject = judge(piece[at] as number, size + at);
      }
      size += piece.length;
    },
    mayBeObject: () => likeObject !== false,
    size: () => size,
    bytes: () => Buffer.concat(pieces),
  };
}
