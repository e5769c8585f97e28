import type { KeyObject } from "node:crypto";
import { nodeCrypto } from "../runtime/node-crypto.ts";
import { isWorkerd } from "../runtime/workerd.ts";
import type { AsymmetricKey } from "./options.ts";
import { loadSmCrypto, rawSm2Signature, sm2PrivateKey, sm2PublicKey } from "./sm.ts";

/** Signs bytes; the signature is in base64. */
export type Sign = (bytes: Buffer) => string;

/** Whether a signature over these bytes is right. */
export type Verify = (bytes: Buffer, signature: Buffer) => boolean;

type AsymmetricAlgorithm = NonNullable<AsymmetricKey["algorithm"]>;

const HASH = "sha256";
const SALT_LENGTH = 32;
const MIN_RSA_BITS = 2048;

/** @returns the function that signs; or a text that says what the key must be */
export function createSign(algorithm: AsymmetricAlgorithm, sn: string, pem: string): Sign | string {
  const { constants, createPrivateKey, createSign: createSigner } = nodeCrypto();
  const key = unlessInvalid(() => createPrivateKey(pem));
  if (algorithm === "SM2withSM3") {
    const der = key && unlessInvalid(() => key.export({ type: "pkcs8", format: "der" }));
    const privateKey = der && sm2PrivateKey(der);
    if (privateKey === undefined) return "an SM2 private key in PEM (PKCS#8)";
    const { sm2 } = loadSmCrypto("SM2withSM3");
    const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
    const options = { hash: true, der: true, userId: sn, publicKey };
    return (bytes) => Buffer.from(sm2.doSignature(bytes, privateKey, options), "hex").toString("base64");
  }
  if (!key || !isLongRsa(key)) return `an RSA private key in PEM of at least ${MIN_RSA_BITS} bits`;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const options = { ...keyInput(key, "pkcs8"), padding, saltLength: SALT_LENGTH };
  return (bytes) => createSigner(HASH).update(bytes).sign(options, "base64");
}

/**
 * The kind of the certificate says how to verify.
 * @param sn its number in the console
 * @returns the function that verifies; or a text that says what the certificate must be
 */
export function createVerify(sn: string, pem: string): Verify | string {
  const allowed = `a certificate in PEM, of RSA with at least ${MIN_RSA_BITS} bits or of SM2`;
  if (!/^\s*-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/.test(pem)) return allowed;
  const { X509Certificate } = nodeCrypto();
  const publicKey = unlessInvalid(() => new X509Certificate(pem).publicKey);
  return (publicKey && verifierOf(publicKey, sn)) ?? allowed;
}

/** @returns undefined for a key of neither kind, and for one that is too short */
export function verifierOf(publicKey: KeyObject, sn: string): Verify | undefined {
  if (isLongRsa(publicKey)) {
    const { constants, createVerify: createVerifier } = nodeCrypto();
    const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_AUTO: saltLength } = constants;
    const options = { ...keyInput(publicKey, "spki"), padding, saltLength };
    return (bytes, signature) => createVerifier(HASH).update(bytes).verify(options, signature);
  }
  const der = unlessInvalid(() => publicKey.export({ type: "spki", format: "der" }));
  const point = der && sm2PublicKey(der);
  if (point === undefined) return undefined;
  const { sm2 } = loadSmCrypto("An SM2 certificate");
  return (bytes, signature) => {
    const raw = rawSm2Signature(signature);
    return raw !== undefined && sm2.doVerifySignature(bytes, raw, point, { hash: true, userId: sn });
  };
}

/**
 * workerd takes no KeyObject beside a padding (and its `sign`, unlike `createSign`, ignores the padding). Elsewhere a
 * key is parsed once, and not for each call.
 */
function keyInput<Type extends "pkcs8" | "spki">(key: KeyObject, type: Type) {
  return isWorkerd()
    ? { key: key.export({ type, format: "der" } as never), format: "der" as const, type }
    : { key };
}

function isLongRsa(key: KeyObject | undefined): boolean {
  return key?.asymmetricKeyType === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS;
}

/** What the parser says is not passed on: it may quote the key. */
function unlessInvalid<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
