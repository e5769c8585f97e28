import { loadPeer } from "../runtime/optional-peer.ts";

/** The package for SM2 and SM4. Node's OpenSSL has neither SM4-GCM nor SM2 signatures. */
export type SmCrypto = typeof import("sm-crypto-v2");

/**
 * Loads the optional peer, on first use and with `require`: keys are checked synchronously.
 * @throws {Error} when it is not installed
 */
export function loadSmCrypto(needed: string): SmCrypto {
  const install = `${needed} needs the package sm-crypto-v2: run npm install sm-crypto-v2. ${needed} 需要 sm-crypto-v2：请先执行 npm install sm-crypto-v2。`;
  return loadPeer("sm-crypto-v2", needed, install) as SmCrypto;
}

const CURVE = "06072a8648ce3d020106082a811ccf5501822d";
const PRIVATE_KEY = new RegExp(`^30.{2,20}?${CURVE}04.{2,4}?30.{2,4}?0201010420([\\da-f]{64})`);
const PUBLIC_KEY = new RegExp(`^30593013${CURVE}034200(04[\\da-f]{128})$`);

/** The number of an SM2 private key, in hex; undefined for another key. @param der PKCS#8 */
export function sm2PrivateKey(der: Buffer): string | undefined {
  return PRIVATE_KEY.exec(der.toString("hex"))?.[1];
}

/** The point of an SM2 public key, in hex; undefined for another key. @param der SPKI */
export function sm2PublicKey(der: Buffer): string | undefined {
  return PUBLIC_KEY.exec(der.toString("hex"))?.[1];
}

const RAW_LENGTH = 64;

/** Both numbers of a signature, in hex; undefined where the DER is not the only one for them. */
export function rawSm2Signature(signature: Buffer): string | undefined {
  if (signature.length === RAW_LENGTH) return signature.toString("hex");
  const [tag, length, ...rest] = signature;
  if (tag !== 0x30 || length !== rest.length) return undefined;
  const first = integerIn(signature, 2);
  const second = first && integerIn(signature, first.end);
  return second?.end === signature.length ? first?.hex.concat(second.hex) : undefined;
}

/** A positive number of at most 32 bytes, in its only DER form. */
function integerIn(der: Buffer, start: number): { readonly hex: string; readonly end: number } | undefined {
  const length = der[start + 1] ?? 0;
  const end = start + 2 + length;
  if (der[start] !== 0x02 || length === 0 || length > 33 || end > der.length) return undefined;
  const bytes = der.subarray(start + 2, end);
  const [first = 0, second = 0] = bytes;
  if (first >= 0x80 || (length === 33 && first !== 0) || (first === 0 && second < 0x80)) return undefined;
  return { hex: bytes.toString("hex").slice(-64).padStart(64, "0"), end };
}
