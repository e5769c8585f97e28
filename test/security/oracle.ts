// WeChat's protocol, written from its page with only node:crypto, because it must not share code with the plugin.
import { constants, createCipheriv, createDecipheriv, randomBytes, sign, verify } from "node:crypto";

export interface OracleKeys {
  readonly appid: string;
  readonly urlpath: string;
  /** The serial number of the symmetric key. */
  readonly sn: string;
  /** In base64. */
  readonly key: string;
}

export interface Signed {
  readonly timestamp: number;
  readonly body: string;
  readonly signature: string;
}

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING };

function aadOf({ urlpath, appid, sn }: OracleKeys, timestamp: number): Buffer {
  return Buffer.from([urlpath, appid, timestamp, sn].join("|"), "utf8");
}

function payloadOf({ urlpath, appid }: OracleKeys, { timestamp, body }: Omit<Signed, "signature">): Buffer {
  return Buffer.from([urlpath, appid, timestamp, body].join("\n"), "utf8");
}

/** Decrypts a verified body. */
export function decrypt(keys: OracleKeys, { timestamp, body }: Omit<Signed, "signature">): string {
  const { iv, data, authtag } = JSON.parse(body) as Record<string, string>;
  const bytes = (text: string | undefined) => Buffer.from(text ?? "", "base64");
  const decipher = createDecipheriv("aes-256-gcm", bytes(keys.key), bytes(iv));
  decipher.setAAD(aadOf(keys, timestamp));
  decipher.setAuthTag(bytes(authtag));
  return decipher.update(bytes(data), undefined, "utf8") + decipher.final("utf8");
}

export function encrypt(keys: OracleKeys, timestamp: number, plaintext: string, ivLength = 12): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(keys.key, "base64"), iv);
  cipher.setAAD(aadOf(keys, timestamp));
  const data = cipher.update(plaintext, "utf8", "base64") + cipher.final("base64");
  return JSON.stringify({ iv: iv.toString("base64"), data, authtag: cipher.getAuthTag().toString("base64") });
}

export function isSignedBy(publicPem: string, keys: OracleKeys, signed: Signed, saltLength: number): boolean {
  const signature = Buffer.from(signed.signature, "base64");
  return verify("RSA-SHA256", payloadOf(keys, signed), { key: publicPem, ...PSS, saltLength }, signature);
}

export function signBy(
  privatePem: string,
  keys: OracleKeys,
  signed: Omit<Signed, "signature">,
  saltLength = 32,
): string {
  return sign("RSA-SHA256", payloadOf(keys, signed), { key: privatePem, ...PSS, saltLength }).toString(
    "base64",
  );
}
