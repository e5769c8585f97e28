import { nodeCrypto } from "../../../runtime/node-crypto.ts";
import { type Cipher, createCipher } from "../../../security/encrypt.ts";
import type { ApiSecurityOptions } from "../../../security/options.ts";
import { createSign, type Sign, type Verify, verifierOf } from "../../../security/sign.ts";
import { certificateOf } from "./certificate.ts";
import type { SimulatorSecurityOptions } from "./options.ts";

const RSA_BITS = 2048;

/** A platform certificate and what signs for it. */
export interface PlatformKey {
  readonly sn: string;
  readonly certificate: string;
  readonly sign: Sign;
}

/** What WeChat's side holds of an account. */
export interface AccountKeys {
  readonly options: Pick<ApiSecurityOptions, "appid" | "symmetric" | "asymmetric" | "paths" | "origin">;
  readonly cipher: Cipher;
  readonly verify: Verify;
}

export function createAccountKeys(given: SimulatorSecurityOptions, appid: string): AccountKeys {
  const {
    symmetric = { sn: newNumber(), key: nodeCrypto().randomBytes(32).toString("base64") },
    asymmetric = { sn: newNumber(), privateKey: newRsaKey().privateKey },
    ...others
  } = given;
  const { createPrivateKey, createPublicKey } = nodeCrypto();
  const verify = verifierOf(createPublicKey(createPrivateKey(asymmetric.privateKey)), asymmetric.sn);
  if (!verify)
    throw new TypeError("createWechatSimulator: options.security.asymmetric.privateKey is of no known kind");
  const cipher = createCipher(symmetric.algorithm ?? "AES256_GCM", Buffer.from(symmetric.key, "base64"));
  return { options: { appid, ...others, symmetric, asymmetric }, cipher, verify };
}

export function createPlatformKey(): PlatformKey {
  const sn = newNumber();
  const { privateKey, certificate } = newRsaKey();
  return { sn, certificate, sign: createSign("RSAwithSHA256", sn, privateKey) as Sign };
}

/** A number as in the console. */
function newNumber(): string {
  return nodeCrypto().randomBytes(16).toString("hex");
}

function newRsaKey(): { readonly privateKey: string; readonly certificate: string } {
  const { publicKey, privateKey } = nodeCrypto().generateKeyPairSync("rsa", { modulusLength: RSA_BITS });
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: certificateOf(publicKey, privateKey),
  };
}
