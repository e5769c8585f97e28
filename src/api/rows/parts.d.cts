// What the rows of all products have in common. Without axios and Node's types, so that both formats share them.

/** A file to upload: a Blob or File, a Buffer, or a stream of either kind. */
export type Upload =
  | Uint8Array
  | ArrayBuffer
  | { arrayBuffer(): Promise<ArrayBuffer> }
  | { pipe(destination: never): unknown }
  | { getReader(): unknown };

/** A file as response. */
export interface Bytes {
  readonly isBytes: never;
}

/** An endpoint of which no fields are known. */
export interface Unlisted {
  query: unknown;
  body: unknown;
  response: unknown;
}
