import { type Envelope, startsLikeObject } from "../../protocol/envelope.ts";

/** Blobs are in memory already; a look at the first byte spares copying an image. */
export async function readBlob(
  blob: Blob,
  read: (bytes: Uint8Array) => Envelope | undefined,
): Promise<Envelope | undefined> {
  // In jsdom a Blob cannot be read.
  if (typeof blob.arrayBuffer !== "function") return undefined;
  const beginning = new Uint8Array(await blob.slice(0, 64).arrayBuffer());
  return startsLikeObject(beginning) ? read(new Uint8Array(await blob.arrayBuffer())) : undefined;
}
