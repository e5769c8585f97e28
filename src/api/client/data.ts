import type { Readable } from "node:stream";
import type { Bytes } from "../rows/parts.cjs";

/** What is in every JSON response of WeChat's. An errcode other than 0 rejects the call. */
interface Envelope {
  errcode?: number;
  errmsg?: string;
}

/** `data` of a response, by the endpoint and by the `responseType` that was asked for. */
export type DataOf<Row, Config> = Config extends { responseType: infer Type extends keyof ByResponseType }
  ? ByResponseType[Type]
  : JsonOf<Row>;

interface ByResponseType {
  arraybuffer: Buffer;
  blob: Blob;
  stream: Readable;
  text: string;
}

/** What a JSON response holds; unknown where an endpoint returns a file. */
export type JsonOf<Row> = Row extends { response: infer Response }
  ? [Response] extends [Bytes]
    ? unknown
    : unknown extends Response
      ? unknown
      : Envelope & Exclude<Response, Bytes>
  : unknown;
