import { AxiosHeaders, type InternalAxiosRequestConfig } from "axios";
import type { Language } from "../errors/language.ts";
import { bytesOf, headerOf } from "../protocol/envelope.ts";
import { withoutMembers } from "../protocol/json-members.ts";
import { nodeCrypto } from "../runtime/node-crypto.ts";
import { CREDENTIAL_PARAMS } from "../secrets/names.ts";
import type { Encrypted } from "./encrypt.ts";

/** What every encrypted body has beside the caller's fields. */
export const OWN_FIELDS: ReadonlySet<string> = new Set(["_n", "_appid", "_timestamp"]);

const NONCE_LENGTH = 16;

/** What the exchange tells about a call. */
export interface SecuredCall {
  /** The path, without a gateway's prefix. */
  readonly path: string;
  /** The query parameter of the token. */
  readonly param: string;
  readonly account: string | undefined;
  readonly lang: Language | undefined;
  readonly onDeprecated: (serial: string, replacedBy: string) => void;
}

/** Whether a request is encrypted already. */
export function isSigned({ headers }: InternalAxiosRequestConfig): boolean {
  return headerOf(headers, "wechatmp-signature") !== undefined;
}

/** The fields of a request: those of its body as they are written, and those of its query. */
interface Fields {
  /** The members of the body, without the braces. */
  readonly body: string;
  readonly query: Readonly<Record<string, unknown>>;
}

/** @throws {TypeError} when the body is no JSON object */
export function plaintextOf(
  config: InternalAxiosRequestConfig,
  { path, param, appid, timestamp }: { path: string; param: string; appid: string; timestamp: number },
): string {
  const own = {
    _n: nodeCrypto().randomBytes(NONCE_LENGTH).toString("base64"),
    _appid: appid,
    _timestamp: timestamp,
  };
  const { body, query } = fieldsOf(config, path, param);
  const before = JSON.stringify({ ...query, ...own }, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  // Not parsed and written anew: that would change integers beyond 2^53.
  return body === "" ? before : `${before.slice(0, -1)},${body}}`;
}

function fieldsOf(config: InternalAxiosRequestConfig, path: string, param: string): Fields {
  const text = textOf(config.data, path);
  const query: Record<string, unknown> = {};
  const add = (name: string, value: unknown) => {
    // Axios omits null and undefined.
    if (!isCredential(name, param) && value !== null && value !== undefined) query[name] = value;
  };
  for (const [name, value] of splitURL(config.url).query) add(name, value);
  const params: unknown = config.params;
  const given = params instanceof URLSearchParams ? [...params] : Object.entries(params ?? {});
  for (const [name, value] of given) add(name, value);
  if (text === "") return { body: "", query };
  const fields = parsed(text, path);
  for (const name of Object.keys(fields)) delete query[name];
  return { body: withoutMembers(text, OWN_FIELDS).slice(1, -1), query };
}

/** @throws {TypeError} */
function textOf(data: unknown, path: string): string {
  if (data === undefined || data === null) return "";
  if (typeof data === "string") return data.trim();
  const bytes = typeof data === "object" ? bytesOf(data) : undefined;
  if (!bytes) throw notJson(path);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8").trim();
}

function parsed(text: string, path: string): object {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    // Not as the cause: it may quote the body.
  }
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) throw notJson(path);
  return fields;
}

function notJson(path: string): TypeError {
  return new TypeError(
    `${path} is called with security, which needs a JSON object for a body, or none; wechat: { security: false } sends another body unencrypted`,
  );
}

function isCredential(name: string, param: string): boolean {
  return name === param || CREDENTIAL_PARAMS.has(name);
}

/** The config of the encrypted request. The caller's own stays as it is. */
export function encryptedConfig(
  config: InternalAxiosRequestConfig,
  body: string,
  signed: Readonly<Record<string, string>>,
  param: string,
): InternalAxiosRequestConfig {
  const sent: InternalAxiosRequestConfig = {
    ...config,
    data: body,
    headers: new AxiosHeaders(config.headers),
  };
  sent.headers.delete("Content-Length");
  sent.headers.set("Content-Type", "application/json");
  sent.headers.set(signed);
  const params: unknown = config.params;
  if (typeof params === "object" && params !== null) sent.params = credentialsIn(params, param);
  const { path, query } = splitURL(config.url);
  if (query.size > 0 && path !== undefined) {
    const kept = new URLSearchParams([...query].filter(([name]) => isCredential(name, param)));
    sent.url = kept.size > 0 ? `${path}?${kept}` : path;
  }
  // The signature is over bytes, compressed or not.
  if (sent.responseType !== "stream") sent.responseType = "arraybuffer";
  delete sent.decompress;
  return sent;
}

function credentialsIn(params: object, param: string): object {
  const entries: [string, unknown][] =
    params instanceof URLSearchParams ? [...params] : Object.entries(params);
  return Object.fromEntries(entries.filter(([name]) => isCredential(name, param)));
}

function splitURL(url: unknown): { readonly path: string | undefined; readonly query: URLSearchParams } {
  if (url === undefined || url === null) return { path: undefined, query: new URLSearchParams() };
  const [beforeHash = ""] = String(url).split("#", 1);
  const at = beforeHash.indexOf("?");
  return at < 0
    ? { path: beforeHash, query: new URLSearchParams() }
    : { path: beforeHash.slice(0, at), query: new URLSearchParams(beforeHash.slice(at + 1)) };
}

/** The body that is sent, in the order of WeChat's example. */
export function bodyOf({ iv, data, authtag }: Encrypted): string {
  return JSON.stringify({ iv, data, authtag });
}
