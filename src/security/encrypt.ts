import { nodeCrypto } from "../runtime/node-crypto.ts";
import type { SymmetricKey } from "./options.ts";
import { loadSmCrypto } from "./sm.ts";

/** An encrypted body, in base64. */
export interface Encrypted {
  readonly iv: string;
  readonly data: string;
  readonly authtag: string;
}

export interface Cipher {
  encrypt(plaintext: Buffer, aad: Buffer): Encrypted;
  /** @throws {Error} when the body was changed, or belongs to another key or other additional data */
  decrypt(body: Encrypted, aad: Buffer): Buffer;
}

export type SymmetricAlgorithm = NonNullable<SymmetricKey["algorithm"]>;

/** The length of each algorithm's key, in bytes. */
export const KEY_LENGTH: Readonly<Record<SymmetricAlgorithm, number>> = { AES256_GCM: 32, SM4_GCM: 16 };

const IV_LENGTH = 12;
/** WeChat's tags. Node takes shorter ones, which are easier to guess. */
const TAG_LENGTH = 16;

export function createCipher(algorithm: SymmetricAlgorithm, key: Buffer): Cipher {
  const { seal, open } = algorithm === "SM4_GCM" ? sm4(key) : aes(key);
  return {
    encrypt(plaintext, aad) {
      const iv = nodeCrypto().randomBytes(IV_LENGTH);
      const { data, tag } = seal(plaintext, iv, aad);
      return { iv: iv.toString("base64"), data: data.toString("base64"), authtag: tag.toString("base64") };
    },
    decrypt(body, aad) {
      const iv = fromBase64(body.iv);
      const data = fromBase64(body.data);
      const tag = fromBase64(body.authtag);
      if (iv?.length !== IV_LENGTH || tag?.length !== TAG_LENGTH || !data) throw new Error("not encrypted");
      return open(data, iv, aad, tag);
    },
  };
}

interface Gcm {
  seal(plaintext: Buffer, iv: Buffer, aad: Buffer): { data: Buffer; tag: Buffer };
  open(data: Buffer, iv: Buffer, aad: Buffer, tag: Buffer): Buffer;
}

function aes(key: Buffer): Gcm {
  return {
    seal(plaintext, iv, aad) {
      const cipher = nodeCrypto().createCipheriv("aes-256-gcm", key, iv).setAAD(aad);
      return { data: Buffer.concat([cipher.update(plaintext), cipher.final()]), tag: cipher.getAuthTag() };
    },
    open(data, iv, aad, tag) {
      const decipher = nodeCrypto().createDecipheriv("aes-256-gcm", key, iv).setAAD(aad).setAuthTag(tag);
      return Buffer.concat([decipher.update(data), decipher.final()]);
    },
  };
}

function sm4(key: Buffer): Gcm {
  const { sm4 } = loadSmCrypto("SM4_GCM");
  // The additional data must be bytes: from a string the package makes another tag.
  const options = (iv: Buffer, associatedData: Buffer) =>
    ({ mode: "gcm", iv, associatedData, output: "array" }) as const;
  return {
    seal(plaintext, iv, aad) {
      const { output, tag } = sm4.encrypt(plaintext, key, { ...options(iv, aad), outputTag: true });
      return { data: Buffer.from(output), tag: Buffer.from(tag as Uint8Array) };
    },
    open: (data, iv, aad, tag) => Buffer.from(sm4.decrypt(data, key, { ...options(iv, aad), tag })),
  };
}

/** Only the one base64 text of these bytes: others would let a changed text pass. */
export function fromBase64(text: unknown): Buffer | undefined {
  if (typeof text !== "string") return undefined;
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}
