import type { KeyObject } from "node:crypto";
import { nodeCrypto } from "../../../runtime/node-crypto.ts";
import { der, sequence } from "./der.ts";

/** A certificate of an RSA key, in PEM, which it signs itself. Node makes none. */
export function certificateOf(publicKey: KeyObject, privateKey: KeyObject): string {
  const rsaWithSha256 = sequence(der(0x06, Buffer.from("2a864886f70d01010b", "hex")), der(0x05));
  const commonName = der(0x06, Buffer.from("550403", "hex"));
  const valid = sequence(der(0x17, Buffer.from("250101000000Z")), der(0x17, Buffer.from("491231235959Z")));
  const subject = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from("WeChat simulator")))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    rsaWithSha256,
    subject,
    valid,
    subject,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = der(0x03, Buffer.from([0]), nodeCrypto().sign("sha256", body, privateKey));
  const base64 = sequence(body, rsaWithSha256, signature).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, "$&\n").trimEnd()}\n-----END CERTIFICATE-----\n`;
}
