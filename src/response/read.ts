import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { callHook } from "../observe/hook.ts";
import {
  bytesOf,
  type Envelope,
  envelopeOf,
  isFile,
  parseJson,
  readBytes,
  readCode,
  readHeaders,
  readText,
  startsLikeObject,
  textOf,
} from "../protocol/envelope.ts";
import { otherEnvelopeOf } from "../protocol/other-envelopes.ts";
import { createAxiosTransform, parsesPlainly, wantsJson } from "./axios-transform.ts";
import { readBlob } from "./body/blob.ts";
import { bytesOfText, inflateOf } from "./body/encoded-body.ts";
import { isJson, isJsonObject, OBJECT_OR_ARRAY } from "./body/json.ts";
import { peekStream } from "./body/peek.ts";
import { freed, isStreamBody } from "./body/stream-body.ts";
import type { ReadEnvelope } from "./options.ts";

/**
 * Finds the errcode of a response, whatever form its body has; a promise for Blobs and streams only. A file has none,
 * whatever its bytes say, unless WeCom states one in a header.
 */
export type ReadResponse = (
  response: AxiosResponse,
  config: InternalAxiosRequestConfig,
) => Envelope | undefined | Promise<Envelope | undefined>;

interface ReadOptions {
  /** Whether axios' transforms have run already, as they have for an interceptor. */
  readonly transformed?: boolean;
  /** Takes note of a file whose bytes state an errcode. */
  readonly onFile?: (config: InternalAxiosRequestConfig) => void;
}

/** The same for a path, of which there are some that name a failure otherwise than by errcode. */
export type ReadByPath = (
  response: AxiosResponse,
  config: InternalAxiosRequestConfig,
  hasOtherEnvelope: boolean,
) => ReturnType<ReadResponse>;

/** An earlier interceptor may have returned anything else. A mock's response may lack a config; axios adds the headers. */
export function isResponse(value: unknown): value is AxiosResponse {
  return typeof value === "object" && value !== null && "data" in value && "headers" in value;
}

export function createReadByPath(readEnvelope: ReadEnvelope | undefined, options?: ReadOptions): ReadByPath {
  const read = createReadResponse(readEnvelope, options);
  const readOwn = createReadResponse(
    (body, response) =>
      (readEnvelope && callHook("readEnvelope", readEnvelope, body, response)) ?? otherEnvelopeOf(body),
    options,
  );
  return (response, config, hasOtherEnvelope) => (hasOtherEnvelope ? readOwn : read)(response, config);
}

export function createReadResponse(
  readEnvelope: ReadEnvelope | undefined,
  { transformed = false, onFile }: ReadOptions = {},
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
    // After axios has parsed, a text was a JSON string, whose content is not the top level, or axios could not parse it.
    const hasParsed = transformed && wantsJson(config) && axiosTransform(config) !== undefined;
    if (hasParsed && isJson(data)) return undefined;
    if (config.responseEncoding !== undefined) {
      const envelope = readEncoded(data, response, config);
      if (envelope) return envelope;
    }
    const body = parseInPlaceOfAxios(data, response, config, hasParsed);
    if (body !== undefined) return readParsed(body, response);
    if (readEnvelope && OBJECT_OR_ARRAY.test(data)) return readParsed(parseJson(data), response);
    return readText(data);
  }

  function readEncoded(text: string, response: AxiosResponse, config: InternalAxiosRequestConfig) {
    let envelope: Envelope | undefined;
    for (const bytes of bytesOfText(text, response, config)) {
      envelope = readBinary(bytes, response, config);
      // A text that is not JSON may be so in another reading.
      if (envelope && typeof envelope.body !== "string") return envelope;
    }
    return envelope;
  }

  function readBinary(
    body: Uint8Array,
    response: AxiosResponse,
    config: InternalAxiosRequestConfig,
  ): Envelope | undefined {
    const bytes = config.decompress === false ? (inflateOf(response, config)?.(body) ?? body) : body;
    if (!readEnvelope) return readBytes(bytes);
    return startsLikeObject(bytes) ? readParsed(parseJson(textOf(bytes)), response) : undefined;
  }

  /**
   * If axios' own transform is the only one, the JSON is parsed here and kept: dispatch passes an object on, so the body
   * is parsed once. A primitive stays text, or it would be parsed a second time.
   */
  function parseInPlaceOfAxios(
    data: string,
    response: AxiosResponse,
    config: InternalAxiosRequestConfig,
    axiosFailed: boolean,
  ): object | undefined {
    const transform = axiosTransform(config);
    if (!transform) return undefined;
    let parsed: unknown = data;
    try {
      if (!axiosFailed) {
        parsed = parsesPlainly(config)
          ? JSON.parse(data)
          : transform.call(config, data, response.headers as never, response.status);
      }
    } catch {
      // Strict parsing: dispatch throws it again, with the response on it.
    }
    // Raw control characters made the parser give up.
    if (parsed === data && wantsJson(config) && OBJECT_OR_ARRAY.test(data) && !isFile(response.headers)) {
      parsed = parseJson(data, true);
    }
    if (typeof parsed !== "object" || parsed === null) return undefined;
    response.data = parsed;
    return parsed;
  }

  function readBody(
    response: AxiosResponse,
    config: InternalAxiosRequestConfig,
  ): Envelope | undefined | Promise<Envelope | undefined> {
    const data: unknown = response.data;
    if (typeof data === "string") return data === "" ? undefined : readString(data, response, config);
    if (typeof data !== "object" || data === null) return undefined;
    // A parsed body comes first: the safety net sees one on every call.
    if (Object.getPrototypeOf(data) === Object.prototype) return readParsed(data, response);
    const binary = bytesOf(data);
    if (binary) return readBinary(binary, response, config);
    if (data instanceof Blob) {
      if (isFile(response.headers)) return undefined;
      return readBlob(data, (bytes) => readBinary(bytes, response, config));
    }
    if (isStreamBody(data)) {
      // A promise, as for every stream: its late errors must be redacted.
      if (isFile(response.headers)) return Promise.resolve(undefined);
      const read = (bytes: Uint8Array) => readBinary(bytes, response, config);
      return peekStream(response, data, read, inflateOf(response, config));
    }
    return readParsed(data, response);
  }

  function readUnlessFile(response: AxiosResponse, config: InternalAxiosRequestConfig) {
    const envelope = readBody(response, config);
    if (envelope === undefined || envelope instanceof Promise || !isFile(response.headers)) return envelope;
    onFile?.(config);
    return undefined;
  }

  function readBesideHeader(stated: Envelope, response: AxiosResponse, config: InternalAxiosRequestConfig) {
    if (isFile(response.headers)) return stated;
    const envelope = readBody(response, config);
    if (envelope instanceof Promise) return envelope.then((read) => read ?? stated);
    return envelope ?? (isJsonObject(response.data) ? undefined : stated);
  }

  return (response, config) => {
    const stated = readHeaders(response.headers);
    const envelope = stated ? readBesideHeader(stated, response, config) : readUnlessFile(response, config);
    if (envelope instanceof Promise) return envelope.then((read) => freed(read, response, config));
    return stated ? freed(envelope, response, config) : envelope;
  };
}
