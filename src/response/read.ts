import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { callHook } from "../observe/hook.ts";
import {
  type Envelope,
  envelopeOf,
  parseJson,
  readBytes,
  readCode,
  readText,
  startsLikeObject,
} from "../protocol/envelope.ts";
import { createAxiosTransform } from "./axios-transform.ts";
import type { ReadEnvelope } from "./options.ts";
import { peekStream } from "./peek.ts";
import { isStreamBody } from "./stream-body.ts";

/** Finds the errcode of a response, whatever form its body has; a promise for Blobs and streams only. */
export type ReadResponse = (
  response: AxiosResponse,
  config: InternalAxiosRequestConfig,
) => Envelope | undefined | Promise<Envelope | undefined>;

/** How a JSON body starts. */
const OBJECT_OR_ARRAY = /^[\uFEFF\s]*[{[]/;

/** @param transformed whether axios' transforms have run already, as they have for an interceptor */
export function createReadResponse(
  readEnvelope: ReadEnvelope | undefined,
  { transformed = false } = {},
): ReadResponse {
  const axiosTransform = createAxiosTransform();

  function readParsed(body: unknown, response: AxiosResponse): Envelope | undefined {
    const other = readEnvelope && callHook("readEnvelope", readEnvelope, body, response);
    if (!other) return envelopeOf(body);
    const errcode = readCode(other.errcode);
    return errcode
      ? { errcode, errmsg: typeof other.errmsg === "string" ? other.errmsg : "", body }
      : undefined;
  }

  function readString(data: string, response: AxiosResponse, config: InternalAxiosRequestConfig) {
    // A text after axios has parsed it was a JSON string: its content is not the top level.
    if (transformed && wantsJson(config) && axiosTransform(config) && isJson(data)) return undefined;
    const body = parseInPlaceOfAxios(data, response, config);
    if (body !== undefined) return readParsed(body, response);
    if (readEnvelope && OBJECT_OR_ARRAY.test(data)) return readParsed(parseJson(data), response);
    return readText(data);
  }

  function readBinary(bytes: Uint8Array, response: AxiosResponse): Envelope | undefined {
    if (!readEnvelope) return readBytes(bytes);
    return startsLikeObject(bytes)
      ? readParsed(parseJson(new TextDecoder().decode(bytes)), response)
      : undefined;
  }

  /**
   * If axios' own transform is the only one, the JSON is parsed here and kept: dispatch passes an object on, so the body
   * is parsed once. A primitive stays text, or it would be parsed a second time.
   */
  function parseInPlaceOfAxios(
    data: string,
    response: AxiosResponse,
    config: InternalAxiosRequestConfig,
  ): object | undefined {
    const transform = axiosTransform(config);
    if (!transform) return undefined;
    let parsed: unknown = data;
    try {
      parsed = parsesPlainly(config)
        ? JSON.parse(data)
        : transform.call(config, data, response.headers as never, response.status);
    } catch {
      // Strict parsing: dispatch throws it again, with the response on it.
    }
    // Raw control characters made the parser give up.
    if (parsed === data && wantsJson(config) && OBJECT_OR_ARRAY.test(data)) parsed = parseJson(data);
    if (typeof parsed !== "object" || parsed === null) return undefined;
    response.data = parsed;
    return parsed;
  }

  return (response, config) => {
    const data: unknown = response.data;
    if (typeof data === "string") return data === "" ? undefined : readString(data, response, config);
    if (typeof data !== "object" || data === null) return undefined;
    // A parsed body comes first: the safety net sees one on every call.
    if (Object.getPrototypeOf(data) === Object.prototype) return readParsed(data, response);
    if (data instanceof Uint8Array) return readBinary(data, response);
    if (data instanceof ArrayBuffer) return readBinary(new Uint8Array(data), response);
    if (data instanceof Blob) return readBlob(data, (bytes) => readBinary(bytes, response));
    if (isStreamBody(data)) {
      return peekStream(response, data, (bytes) => readBinary(bytes, response));
    }
    return readParsed(data, response);
  };
}

/** Blobs are in memory already; a look at the first byte spares copying an image. */
async function readBlob(
  blob: Blob,
  read: (bytes: Uint8Array) => Envelope | undefined,
): Promise<Envelope | undefined> {
  const beginning = new Uint8Array(await blob.slice(0, 64).arrayBuffer());
  return startsLikeObject(beginning) ? read(new Uint8Array(await blob.arrayBuffer())) : undefined;
}

/** When axios' own transform does nothing but `JSON.parse`, which is cheaper to call oneself. */
function parsesPlainly(config: InternalAxiosRequestConfig): boolean {
  return (config as { parseReviver?: unknown }).parseReviver === undefined && wantsJson(config);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** When axios' own transform parses. */
function wantsJson({ responseType, transitional }: InternalAxiosRequestConfig): boolean {
  return responseType === "json" || (!responseType && transitional?.forcedJSONParsing !== false);
}
