import type { AxiosResponse, InternalAxiosRequestConfig } from "axios";
import { endpointOf } from "../endpoints/load.ts";
import type { SecurityReason } from "../errors/classes/security.ts";
import { headerOf, parseJson, readBytes, startsLikeObject } from "../protocol/envelope.ts";
import { withoutMembers } from "../protocol/json-members.ts";
import { systemClock } from "../time/clock.ts";
import type { Certificates } from "./certificates.ts";
import { type Cipher, type Encrypted, fromBase64 } from "./encrypt.ts";
import { OWN_FIELDS, type SecuredCall } from "./request.ts";

/** A response may be so old, in seconds. One from the future was not kept and sent again. */
const MAX_AGE_S = 300;

/** How a response ends: its decrypted body, or why it cannot be trusted. */
export type VerificationResult =
  | {
      readonly body: Buffer;
      /** The certificate that verified it, where WeChat is about to retire that one. */
      readonly deprecated?: { readonly serial: string; readonly replacedBy: string };
    }
  | { readonly reason: SecurityReason; readonly serial?: unknown };

/** What it takes to open a response. */
export interface ResponseKeys {
  readonly appid: string;
  readonly symmetricSn: string;
  readonly cipher: Cipher;
  readonly certificates: Certificates;
}

interface Signature {
  readonly appid: string;
  readonly timestamp: string;
  readonly serial: string;
  readonly signature: string;
  readonly deprecatedSerial: string | undefined;
  readonly deprecatedSignature: string | undefined;
}

/** The signature of a response; undefined when a header of it is missing. */
export function signatureOf(headers: AxiosResponse["headers"]): Signature | undefined {
  const read = (name: string) => headerOf(headers, `wechatmp-${name}`);
  const [appid, timestamp, serial, signature] = [
    read("appid"),
    read("timestamp"),
    read("serial"),
    read("signature"),
  ];
  if (!appid || !timestamp || !serial || !signature) return undefined;
  return {
    ...{ appid, timestamp, serial, signature },
    deprecatedSerial: read("serial-deprecated"),
    deprecatedSignature: read("signature-deprecated"),
  };
}

/** Verifies and decrypts a body. The order of the checks decides which reason is given. */
export function openSigned(
  body: Buffer,
  headers: Signature,
  urlpath: string,
  keys: ResponseKeys,
): VerificationResult {
  const { appid, timestamp, serial } = headers;
  if (appid !== keys.appid) return { reason: "appid" };
  const used = signatureToVerify(headers, keys.certificates);
  if (!used) return { reason: "certificate", serial };
  const signature = fromBase64(used.signature);
  const signed = Buffer.concat([Buffer.from(`${urlpath}\n${appid}\n${timestamp}\n`), body]);
  if (!signature || !used.verify(signed, signature)) return { reason: "signature" };
  if (!/^\d+$/.test(timestamp) || nowS() - Number(timestamp) > MAX_AGE_S) return { reason: "timestamp" };
  const plaintext = decrypted(body, `${urlpath}|${appid}|${timestamp}|${keys.symmetricSn}`, keys.cipher);
  if (!plaintext) return { reason: "decrypt" };
  const { _appid, _timestamp } = plaintext.fields;
  if (_appid !== appid) return { reason: "appid" };
  if (_timestamp !== Number(timestamp)) return { reason: "timestamp" };
  const opened = Buffer.from(withoutMembers(plaintext.text, OWN_FIELDS));
  if (used.serial === serial) return { body: opened };
  return { body: opened, deprecated: { serial: used.serial, replacedBy: serial } };
}

function signatureToVerify(headers: Signature, certificates: Certificates) {
  const { serial, signature, deprecatedSerial, deprecatedSignature } = headers;
  const verify = certificates.get(serial);
  if (verify) return { verify, serial, signature };
  const older = deprecatedSerial === undefined ? undefined : certificates.get(deprecatedSerial);
  if (!older || !deprecatedSerial || !deprecatedSignature) return undefined;
  return { verify: older, serial: deprecatedSerial, signature: deprecatedSignature };
}

function decrypted(body: Buffer, aad: string, cipher: Cipher) {
  const encrypted = objectIn(body);
  if (!encrypted) return undefined;
  try {
    const text = cipher.decrypt(encrypted as unknown as Encrypted, Buffer.from(aad)).toString("utf8");
    const fields = parseJson(text);
    const isObject = typeof fields === "object" && fields !== null && !Array.isArray(fields);
    return isObject ? { text, fields: fields as Record<string, unknown> } : undefined;
  } catch {
    // Nothing of it is kept: it may quote the body.
    return undefined;
  }
}

/** Whether a body is unencrypted, as it must be to pass without a signature. */
export function isClear(body: Buffer): boolean {
  const fields = objectIn(body);
  return !fields || !["iv", "data", "authtag"].every((name) => name in fields);
}

/** An unencrypted errcode is an error either way, so nothing is gained by faking one: it counts whatever is signed. */
export function isErrcodeInClear(body: Buffer): boolean {
  return readBytes(body) !== undefined && isClear(body);
}

const LOOKED_AT = 64;
const BINARY = /^\s*(?:(?:image|audio|video)\/|application\/octet-stream\s*(?:;|$))/i;
const TEXTUAL = /json|text|xml|javascript|urlencoded/i;

/** Whether the type of a response says that it is a file; undefined where it says nothing. */
export function saysFile(headers: AxiosResponse["headers"]): boolean | undefined {
  const type = headerOf(headers, "content-type") ?? "";
  if (TEXTUAL.test(type)) return false;
  return BINARY.test(type) ? true : undefined;
}

/** JSON is not a file, whatever its type says. */
export function isJson(body: Buffer): boolean {
  // A file is not copied into a text to see that.
  return (
    /^\s*[{[]/.test(body.toString("latin1", 0, LOOKED_AT)) && parseJson(body.toString("utf8")) !== undefined
  );
}

function objectIn(body: Buffer): Record<string, unknown> | undefined {
  if (!startsLikeObject(body)) return undefined;
  const value = parseJson(body.toString("utf8"));
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
}

function nowS(): number {
  return Math.floor(systemClock.wallMs() / 1000);
}

/** Whether the endpoint returns a file: those are sent unencrypted. */
export async function isFileEndpoint(
  { headers }: AxiosResponse,
  { method = "post", baseURL }: InternalAxiosRequestConfig,
  { path }: SecuredCall,
): Promise<boolean> {
  if (saysFile(headers) === false) return false;
  return (await endpointOf({ method, path, baseURL }))?.answer === "bytes";
}
