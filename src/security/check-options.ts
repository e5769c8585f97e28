import { type Check, type Checks, checkOptions } from "../checks/check-options.ts";
import { describe } from "../checks/describe.ts";
import { callable, credential, flag, nested, oneOf, secret, text } from "../checks/values.ts";
import { parseURL } from "../protocol/hosts.ts";
import { fromBase64, KEY_LENGTH, type SymmetricAlgorithm } from "./encrypt.ts";
import type { ApiSecurityOptions, AsymmetricKey, SymmetricKey } from "./options.ts";

const SYMMETRIC: Checks<SymmetricKey> = {
  sn: credential,
  key: secret(credential),
  algorithm: oneOf("AES256_GCM", "SM4_GCM"),
};

const ASYMMETRIC: Checks<AsymmetricKey> = {
  sn: credential,
  privateKey: secret(text),
  algorithm: oneOf("RSAwithSHA256", "SM2withSM3"),
};

const paths: Check = (value) =>
  !callable(value) ||
  (Array.isArray(value) && value.every((path) => typeof path === "string" && /^\/[^?#]*$/.test(path)))
    ? undefined
    : 'an array of paths such as "/wxa/getuserriskrank", or a function';

const origin: Check = (value) =>
  typeof value === "string" && /^https?:/.test(value) && parseURL(value)?.origin === value
    ? undefined
    : 'scheme and host, such as "https://api.weixin.qq.com"';

const SECURITY: Checks<ApiSecurityOptions> = {
  appid: credential,
  symmetric: nested("apiSecurity: options.symmetric", SYMMETRIC),
  asymmetric: nested("apiSecurity: options.asymmetric", ASYMMETRIC),
  platformCertificates: () => undefined,
  paths,
  allowUnsigned: flag,
  origin,
};

/** @throws {TypeError} that names the option and what is allowed, without a key */
export function checkSecurityOptions(options: ApiSecurityOptions): void {
  checkOptions("apiSecurity: options", options, SECURITY);
  demand("apiSecurity: options", options, ["appid"], credential);
  demand("apiSecurity: options", options, ["symmetric", "asymmetric"], object);
  demand("apiSecurity: options.symmetric", options.symmetric, ["sn", "key"], credential);
  demand("apiSecurity: options.asymmetric", options.asymmetric, ["sn", "privateKey"], text);
}

const object: Check = (value) => (typeof value === "object" && value !== null ? undefined : "an object");

/** An unset environment variable must not pass for an option that was left out. */
function demand<T extends object>(
  where: string,
  options: T,
  names: readonly (keyof T & string)[],
  check: Check,
): void {
  for (const name of names) {
    const allowed = check(options[name]);
    if (allowed) throw new TypeError(`${where}.${name} must be ${allowed}, got ${describe(options[name])}`);
  }
}

/** @throws {TypeError} that says how long the key must be */
export function readSymmetricKey(algorithm: SymmetricAlgorithm, text: string): Buffer {
  const key = fromBase64(text);
  const length = KEY_LENGTH[algorithm];
  if (key?.length === length) return key;
  throw new TypeError(
    `apiSecurity: options.symmetric.key must be ${length} bytes in base64 for ${algorithm}, got ${key ? `${key.length} bytes` : "something else"}`,
  );
}
