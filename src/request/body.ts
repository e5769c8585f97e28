import type { InternalAxiosRequestConfig } from "axios";
import { type AdapterOption, isFetchAdapter } from "./real-adapter.ts";

/** What is known of a request's body when it is about to be sent for the first time. */
export interface Body {
  /** Whether it can be sent again, byte for byte. */
  readonly replayable: boolean;
  /** Makes the config ready for another attempt. */
  readonly rewind: () => void;
}

/** Nothing to prepare: no body, text, or bytes. */
const PLAIN_BODY: Body = { replayable: true, rewind: () => {} };

/** What dispatch has written where it found no body. Taken at its word, an object would go out as a form, not JSON. */
const TYPE_OF_NO_BODY = "application/x-www-form-urlencoded";

const UNSENDABLE_FORM =
  "the fetch adapter cannot send a form of the form-data package with a stream in it; use the platform's FormData, with fs.openAsBlob() for a file, or the http adapter / fetch 适配器无法发送含流的 form-data 表单；请改用平台自带的 FormData（文件用 fs.openAsBlob()），或 http 适配器";

/** The npm package of that name, which axios makes multipart bodies of, too. */
interface FormDataPackage {
  getBuffer(): Buffer;
  getHeaders(): Record<string, string>;
  _streams?: readonly unknown[];
}

/**
 * Looks at a body before its first send. A `form-data` form without streams becomes its bytes: its second send would
 * never end, and the fetch adapter would send it as the text `[object FormData]`.
 *
 * @param make the caller's factory, called once per attempt
 * @param adapter what is going to send it
 * @throws {TypeError} on a `form-data` form with streams for the fetch adapter: all of it would be lost, unnoticed
 */
export function prepareBody(
  config: InternalAxiosRequestConfig,
  make: (() => unknown) | undefined,
  adapter?: AdapterOption,
): Body {
  if (make) return prepareMadeBody(config, make, adapter);
  const data: unknown = config.data;
  if (typeof data !== "object" || data === null || data instanceof Uint8Array) return PLAIN_BODY;
  if (isFormDataPackage(data)) {
    if (!isWithoutStreams(data)) {
      if (isFetchAdapter(adapter, config)) throw new TypeError(UNSENDABLE_FORM);
      return { replayable: false, rewind: () => {} };
    }
    config.headers.set(data.getHeaders());
    config.data = data.getBuffer();
    return PLAIN_BODY;
  }
  if (data instanceof FormData) leaveTypeToAdapter(config, adapter);
  const headers = headersBefore(config);
  return { replayable: !isStream(data), rewind: () => headers.putBack() };
}

function prepareMadeBody(
  config: InternalAxiosRequestConfig,
  make: () => unknown,
  adapter: AdapterOption,
): Body {
  const headers = headersBefore(config);
  const untyped =
    (config.data === undefined || config.data === null) &&
    config.headers.get("Content-Type") === TYPE_OF_NO_BODY;
  const fill = () => {
    headers.putBack();
    if (untyped) config.headers.delete("Content-Type");
    config.data = transformed(madeBy(make), config);
    if (untyped) config.headers.setContentType(TYPE_OF_NO_BODY, false);
    prepareBody(config, undefined, adapter);
  };
  fill();
  return { replayable: true, rewind: fill };
}

/** @throws {TypeError} on a promise: it would go out as the JSON text `{}` */
function madeBy(make: () => unknown): unknown {
  const made = make();
  if (typeof (made as { then?: unknown } | null | undefined)?.then !== "function") return made;
  throw new TypeError(
    "wechat.body must return the body itself, not a promise of it: prepare what takes time before the call / wechat.body 必须直接返回请求体，不能返回 Promise",
  );
}

/**
 * Only the adapter knows a form's boundary. The fetch adapter would keep the type that dispatch wrote for want of a
 * better one, and nobody could read the form; `false` keeps older versions of it from writing one without a boundary.
 */
function leaveTypeToAdapter(config: InternalAxiosRequestConfig, adapter: AdapterOption): void {
  const type = String(config.headers.get("Content-Type") ?? "");
  if (type !== TYPE_OF_NO_BODY && (!/^multipart\/form-data/i.test(type) || /boundary=/i.test(type))) return;
  if (isFetchAdapter(adapter, config)) config.headers.set("Content-Type", false);
  else config.headers.delete("Content-Type");
}

/** A body that the caller makes anew goes through the same transforms as one that he passes. */
function transformed(data: unknown, config: InternalAxiosRequestConfig): unknown {
  const transforms = [config.transformRequest ?? []].flat();
  return transforms.reduce<unknown>((body, transform) => transform.call(config, body, config.headers), data);
}

/** The adapter writes length and boundary into the headers; the next attempt must find them as they were. */
function headersBefore({ headers }: InternalAxiosRequestConfig): { putBack(): void } {
  const length = headers.get("Content-Length");
  const type = headers.get("Content-Type");
  const put = (name: string, value: typeof type) => {
    if (value === null || value === undefined) headers.delete(name);
    else headers.set(name, value);
  };
  return {
    putBack() {
      put("Content-Length", length);
      put("Content-Type", type);
    },
  };
}

/** Whether a body can be read once only. */
export function isStream(data: object): boolean {
  return (
    typeof (data as { pipe?: unknown }).pipe === "function" ||
    data instanceof ReadableStream ||
    // A generator, or anything else that can be walked once.
    (Symbol.asyncIterator in data && !(data instanceof Blob))
  );
}

function isFormDataPackage(data: object): data is FormDataPackage {
  const { getBuffer, getHeaders } = data as Partial<FormDataPackage>;
  return typeof getBuffer === "function" && typeof getHeaders === "function";
}

/** The form's parts are text, bytes, or the functions that write its line breaks; anything else is a stream. */
function isWithoutStreams(form: FormDataPackage): boolean {
  return (form._streams ?? [{}]).every(
    (part) => typeof part === "string" || typeof part === "function" || part instanceof Uint8Array,
  );
}
