import { AxiosHeaders, type InternalAxiosRequestConfig } from "axios";
import { type AdapterOption, isFetchAdapter } from "./real-adapter.ts";

/** What is known of a request's body before its first send. */
export interface Body {
  /** Whether it can be sent again, byte for byte. */
  readonly replayable: boolean;
  /** Prepares the config for another attempt. */
  readonly rewind: () => void;
}

/** Nothing to prepare: no body, text, or bytes. */
const PLAIN_BODY: Body = { replayable: true, rewind: () => {} };

/** The type that dispatch writes when it finds no body. With it an object would be sent as a form, not as JSON. */
const TYPE_OF_NO_BODY = "application/x-www-form-urlencoded";

const UNSENDABLE_FORM =
  "the fetch adapter cannot send a form of the form-data package with a stream in it; use the platform's FormData, with fs.openAsBlob() for a file, or the http adapter";

/** A form of the npm package form-data, which axios sends as multipart, too. */
interface FormDataPackage {
  getBuffer(): Buffer;
  getHeaders(): Record<string, string>;
  _streams?: readonly unknown[];
}

/**
 * Prepares a body before its first send. A `form-data` form without streams becomes its bytes: a second send of the form
 * would never end, and the fetch adapter would send it as the text `[object FormData]`.
 *
 * @param make the caller's factory, called once per attempt
 * @param adapter the adapter that will send it
 * @throws {TypeError} on a `form-data` form with streams for the fetch adapter, which would lose it silently
 */
export function prepareBody(
  config: InternalAxiosRequestConfig,
  make: (() => unknown) | undefined,
  adapter?: AdapterOption,
): Body {
  if (make) return prepareMadeBody(config, make, adapter);
  const data: unknown = config.data;
  if (typeof data !== "object" || data === null || ArrayBuffer.isView(data)) return PLAIN_BODY;
  if (isFormDataPackage(data)) {
    if (!isWithoutStreams(data)) {
      if (isFetchAdapter(adapter, config)) throw new TypeError(UNSENDABLE_FORM);
      return { replayable: false, rewind: () => {} };
    }
    headersOf(config).set(data.getHeaders());
    config.data = data.getBuffer();
    return PLAIN_BODY;
  }
  if (data instanceof FormData) leaveTypeToAdapter(config, adapter);
  const headers = keepHeaders(config);
  return { replayable: !isStream(data), rewind: () => headers.restore() };
}

function prepareMadeBody(
  config: InternalAxiosRequestConfig,
  make: () => unknown,
  adapter: AdapterOption,
): Body {
  const kept = keepHeaders(config);
  const headers = headersOf(config);
  const untyped =
    (config.data === undefined || config.data === null) && headers.get("Content-Type") === TYPE_OF_NO_BODY;
  const fill = () => {
    kept.restore();
    const made = madeBy(make);
    // Under a JSON type, such as an instance's default, axios would send a form as JSON.
    if (untyped || isForm(made)) headers.delete("Content-Type");
    config.data = transformed(made, config);
    if (untyped) headers.setContentType(TYPE_OF_NO_BODY, false);
    prepareBody(config, undefined, adapter);
  };
  fill();
  return { replayable: true, rewind: fill };
}

/** @throws {TypeError} on a promise, which would be sent as the JSON text `{}` */
function madeBy(make: () => unknown): unknown {
  const made = make();
  if (typeof (made as { then?: unknown } | null | undefined)?.then !== "function") return made;
  throw new TypeError(
    "wechat.body must return the body itself, not a promise; await what takes time before the call",
  );
}

/**
 * Only the adapter knows a form's boundary. The fetch adapter would keep the type that dispatch wrote, and the server
 * could not read the form; `false` keeps older versions of it from writing a type without a boundary.
 */
function leaveTypeToAdapter(config: InternalAxiosRequestConfig, adapter: AdapterOption): void {
  const headers = headersOf(config);
  const type = String(headers.get("Content-Type") ?? "");
  if (type !== "" && type !== TYPE_OF_NO_BODY && !/^multipart\/form-data(?!.*boundary=)/i.test(type)) return;
  if (isFetchAdapter(adapter, config)) headers.set("Content-Type", false);
  else headers.delete("Content-Type");
}

/** Plain headers are headers: an adapter that wraps ours may copy them with a spread. */
function headersOf(config: InternalAxiosRequestConfig): AxiosHeaders {
  const { headers } = config;
  if (typeof headers?.get === "function") return headers;
  config.headers = AxiosHeaders.from(headers as Record<string, string> | undefined);
  return config.headers;
}

/** A body from the caller's factory goes through the call's own transforms, as one in `data` does. */
function transformed(data: unknown, config: InternalAxiosRequestConfig): unknown {
  const transforms = [config.transformRequest ?? []].flat();
  return transforms.reduce<unknown>(
    (body, transform) => transform.call(config, body, headersOf(config)),
    data,
  );
}

/** The adapter writes length and boundary into the headers; the next attempt must start without them. */
function keepHeaders(config: InternalAxiosRequestConfig): { restore(): void } {
  const headers = headersOf(config);
  const length = headers.get("Content-Length");
  const type = headers.get("Content-Type");
  const put = (name: string, value: typeof type) => {
    if (value === null || value === undefined) headers.delete(name);
    else headers.set(name, value);
  };
  return {
    restore() {
      put("Content-Length", length);
      put("Content-Type", type);
    },
  };
}

/** Whether a body is a web stream, of whichever realm: Jest's jsdom has no ReadableStream of its own. */
export function isWebStream(data: object): data is ReadableStream<Uint8Array> {
  return typeof (data as Partial<ReadableStream>).getReader === "function";
}

/** Whether a body can be read once only. */
export function isStream(data: object): boolean {
  return (
    typeof (data as { pipe?: unknown }).pipe === "function" ||
    isWebStream(data) ||
    // A generator, or anything else that can be iterated once.
    (Symbol.asyncIterator in data && !(data instanceof Blob))
  );
}

function isForm(data: unknown): boolean {
  return data instanceof FormData || (typeof data === "object" && data !== null && isFormDataPackage(data));
}

function isFormDataPackage(data: object): data is FormDataPackage {
  const { getBuffer, getHeaders } = data as Partial<FormDataPackage>;
  return typeof getBuffer === "function" && typeof getHeaders === "function";
}

/** A form's parts are text, bytes, or functions that write line breaks; anything else is a stream. */
function isWithoutStreams(form: FormDataPackage): boolean {
  return (form._streams ?? [{}]).every(
    (part) => typeof part === "string" || typeof part === "function" || ArrayBuffer.isView(part),
  );
}
