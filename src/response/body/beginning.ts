import type { Inflate } from "./encoded-body.ts";

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

/**
 * @param encoding of the chunks that are text
 * @param inflate of a compressed body: as much of its text as the bytes so far make
 */
export function createBeginning(encoding?: BufferEncoding | null, inflate?: Inflate): Beginning {
  const chunks: Chunk[] = [];
  const pieces: Uint8Array[] = [];
  let size = 0;
  let detect = createObjectDetector();
  let startsObject: boolean | undefined;
  let inflatedAt = 0;

  function detectInflated(): void {
    // Not for each chunk: together the repetitions take linear time.
    if (!inflate || size < 2 * inflatedAt) return;
    inflatedAt = size;
    detect = createObjectDetector();
    startsObject = detect(inflate(concat(pieces)));
  }

  return {
    chunks,
    add(chunk) {
      chunks.push(chunk);
      const piece = typeof chunk === "string" ? Buffer.from(chunk, encoding ?? "utf8") : chunk;
      // An object of a stream in object mode.
      if (!ArrayBuffer.isView(piece)) {
        startsObject = false;
        return;
      }
      pieces.push(piece);
      size += piece.length;
      if (startsObject !== undefined) return;
      if (inflate) detectInflated();
      else startsObject = detect(piece);
    },
    mayBeObject: () => startsObject !== false,
    size: () => size,
    bytes: () => concat(pieces),
  };
}

/** Some runtimes have no Buffer, which would do this. */
export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Looks at the bytes of one body in turn, until it can tell whether they begin an object. */
function createObjectDetector(): (piece: Uint8Array) => boolean | undefined {
  let seen = 0;
  let ofMark = 0;

  function detectByte(byte: number): boolean | undefined {
    if (seen === ofMark && byte === BYTE_ORDER_MARK[seen]) {
      ofMark += 1;
      return undefined;
    }
    if (ofMark > 0 && ofMark < BYTE_ORDER_MARK.length) return false;
    return WHITE_SPACE.has(byte) ? undefined : byte === OPENING_BRACE;
  }

  return (piece) => {
    for (const byte of piece) {
      const detected = detectByte(byte);
      if (detected !== undefined) return detected;
      seen += 1;
    }
    return undefined;
  };
}
