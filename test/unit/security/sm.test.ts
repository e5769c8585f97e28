import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { sm2, sm3 } from "sm-crypto-v2";
import { describe, expect, it } from "vitest";
import { createCipher } from "../../../src/security/encrypt.ts";
import { type ApiSecurityOptions, apiSecurity } from "../../../src/security/index.ts";
import { createSign, type Sign, verifierOf } from "../../../src/security/sign.ts";
import { rawSm2Signature } from "../../../src/security/sm.ts";
import { createWechatSimulator } from "../../../src/testing/index.ts";
import { isSm2Signed, sm4Gcm } from "../../security/sm-oracle.ts";
import { exchange, OPTIONS, PATH } from "../../security/vectors.ts";

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "SM2" });
const PEM = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const PUBLIC = createPublicKey(privateKey);
const POINT = PUBLIC.export({ type: "spki", format: "der" }).subarray(-65);
const MESSAGE = Buffer.from("https://api.weixin.qq.com/wxa/plugin\nwx1\n1\n{}");

/** A self-signed certificate of an SM2 key, made by OpenSSL. */
const SM2_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBbTCCAROgAwIBAgIULwv3QzNZWNUPTKuIvsJadBsIIRQwCgYIKoEcz1UBg3Uw
DDEKMAgGA1UEAwwBeDAeFw0yNjExMjcwMTA4MjdaFw0zNjExMjQwMTA4MjdaMAwx
CjAIBgNVBAMMAXgwWTATBgcqhkjOPQIBBggqgRzPVQGCLQNCAAS641VtumRCqDJN
5785vjZDUK/zCfN2wEYq7Kpe/glZQ7dld2Q1sBS7taekoWBDRKh0ZPpfVtvKv2Mg
CTb8xA2ro1MwUTAdBgNVHQ4EFgQUO1UktXqwEjOzdzpxo//EOaZ5bewwHwYDVR0j
BBgwFoAUO1UktXqwEjOzdzpxo//EOaZ5bewwDwYDVR0TAQH/BAUwAwEB/zAKBggq
gRzPVQGDdQNIADBFAiAQDc8stYQGZgB2/tnLSQBFVflpvHUdjT07pNt712R5tgIh
AKFcy5WabQsO9nC6Y85xfnaPs9L9fiiZ8Bn2SAYvr6yS
-----END CERTIFICATE-----
`;

describe("SM4_GCM", () => {
  it("matches GCM over OpenSSL's SM4, both ways", () => {
    for (const length of [1, 15, 16, 17, 300]) {
      const [key, plaintext, aad] = [randomBytes(16), randomBytes(length), randomBytes(length)];
      const cipher = createCipher("SM4_GCM", key);
      const { iv, data, authtag } = cipher.encrypt(plaintext, aad);
      const expected = sm4Gcm(key, Buffer.from(iv, "base64"), plaintext, aad);
      expect(data).toBe(expected.data.toString("base64"));
      expect(authtag).toBe(expected.tag.toString("base64"));
      expect(cipher.decrypt({ iv, data, authtag }, aad)).toEqual(plaintext);
      expect(() => cipher.decrypt({ iv, data, authtag }, randomBytes(8))).toThrow();
      const short = Buffer.from(authtag, "base64").subarray(0, 4).toString("base64");
      expect(() => cipher.decrypt({ iv, data, authtag: short }, aad)).toThrow();
    }
  });
});

describe("SM2withSM3", () => {
  it("matches SM2 over OpenSSL's SM3, with the key's serial number as user id", () => {
    expect(sm3("abc")).toBe(createHash("sm3").update("abc").digest("hex"));
    const sign = createSign("SM2withSM3", "sn1", PEM) as Sign;
    const signature = Buffer.from(sign(MESSAGE), "base64");
    expect(isSm2Signed(POINT, "sn1", MESSAGE, signature)).toBe(true);
    expect(isSm2Signed(POINT, "sn2", MESSAGE, signature)).toBe(false);
    const verify = verifierOf(PUBLIC, "sn1");
    expect(verify?.(MESSAGE, signature)).toBe(true);
    expect(verify?.(Buffer.concat([MESSAGE, MESSAGE]), signature)).toBe(false);
    expect(verifierOf(PUBLIC, "sn2")?.(MESSAGE, signature)).toBe(false);
    const raw = Buffer.from(rawSm2Signature(signature) ?? "", "hex");
    expect(raw.length).toBe(64);
    expect(verify?.(MESSAGE, raw)).toBe(true);
  });

  it("has one form of each signature: any other DER is rejected", () => {
    const key = sm2.generateKeyPairHex();
    const der = Buffer.from(sm2.doSignature(MESSAGE, key.privateKey, { der: true, hash: true }), "hex");
    expect(rawSm2Signature(der)).toHaveLength(128);
    expect(rawSm2Signature(Buffer.concat([der, Buffer.of(0)]))).toBeUndefined();
    expect(rawSm2Signature(der.subarray(0, -1))).toBeUndefined();
    const padded = Buffer.concat([der.subarray(0, 3), Buffer.of((der[3] ?? 0) + 1, 0), der.subarray(4)]);
    padded[1] = (der[1] ?? 0) + 1;
    if (der[4] !== 0) expect(rawSm2Signature(padded)).toBeUndefined();
    for (let bit = 0; bit < 48; bit += 1) {
      const changed = Buffer.from(der);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const raw = rawSm2Signature(changed);
      const isRight = raw !== undefined && sm2.doVerifySignature(MESSAGE, raw, key.publicKey, { hash: true });
      expect(isRight).toBe(false);
    }
  });

  it("accepts a platform certificate of SM2", () => {
    apiSecurity({ ...OPTIONS, platformCertificates: { sm: SM2_CERTIFICATE } });
  });
});

it("calls with SM keys are decrypted by the simulator, and its RSA response by the plugin", async () => {
  const simulator = createWechatSimulator({
    appid: OPTIONS.appid,
    security: {
      symmetric: { sn: "4", key: randomBytes(16).toString("base64"), algorithm: "SM4_GCM" },
      asymmetric: { sn: "2", privateKey: PEM, algorithm: "SM2withSM3" },
    },
  });
  const options = simulator.security?.options as ApiSecurityOptions;
  const token = simulator.issueToken();
  let answer = await simulator.answer({
    method: "POST",
    path: PATH,
    query: new URLSearchParams({ access_token: token }),
    headers: {},
    body: Buffer.from("{}"),
  });
  expect(answer.errcode).toBe(40233);
  const adapted = { headers: {}, body: "" };
  const { sent } = await exchange({ ...adapted, status: 500 }, options);
  const headers = Object.fromEntries(
    Object.entries(sent.headers.toJSON()).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  answer = await simulator.answer({
    method: "POST",
    path: PATH,
    query: new URLSearchParams({ access_token: token }),
    headers,
    body: Buffer.from(sent.data as string),
  });
  expect(answer.errcode).toBe(0);
  const { response } = await exchange(
    { headers: { ...answer.headers }, body: Buffer.from(answer.body) },
    options,
  );
  expect(JSON.parse(response.data as string)).toMatchObject({ errcode: 0 });
});
