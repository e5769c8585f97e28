import { generateKeyPairSync } from "node:crypto";
import type { ApiSecurityOptions } from "../../src/security/index.ts";
import { certificateOf } from "../../src/testing/simulator/security/certificate.ts";
import { encrypt, signBy } from "./oracle.ts";
import { type Answer, KEYS, OPTIONS } from "./vectors.ts";

/** The time of these responses, in seconds. */
export const NOW = 1_700_000_000;

function platformKey(sn: string) {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    sn,
    certificate: certificateOf(publicKey, privateKey),
    pem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** WeChat's side, built on the oracle: it signs with the keys of these tests. */
export function createPlatform() {
  const present = platformKey("present");
  const next = platformKey("next");

  /** Signs any body. */
  function signed(
    body: string,
    { by = present, timestamp = NOW, saltLength = 32, appid = KEYS.appid } = {},
  ): Answer {
    const signature = signBy(by.pem, { ...KEYS, appid }, { timestamp, body }, saltLength);
    return {
      headers: {
        "content-type": "application/json",
        "wechatmp-appid": appid,
        "wechatmp-timestamp": String(timestamp),
        "wechatmp-serial": by.sn,
        "wechatmp-signature": signature,
      },
      body,
    };
  }

  /** Encrypts and signs a text without changes. */
  const sealed = (plaintext: string, how: Parameters<typeof signed>[1] = {}) =>
    signed(encrypt(KEYS, how.timestamp ?? NOW, plaintext), how);

  /** Encrypts and signs fields like WeChat does. */
  const answer = (fields: object, how: Parameters<typeof signed>[1] = {}) =>
    sealed(JSON.stringify({ _n: "n", _appid: KEYS.appid, _timestamp: how.timestamp ?? NOW, ...fields }), how);

  const options: ApiSecurityOptions = {
    ...OPTIONS,
    platformCertificates: { [present.sn]: present.certificate },
  };
  return { present, next, signed, sealed, answer, options };
}
