import { generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ApiSecurity, type ApiSecurityOptions, apiSecurity } from "../../../src/security/index.ts";
import { certificateOf } from "../../../src/testing/simulator/security/certificate.ts";
import { OPTIONS, vectors } from "../../security/vectors.ts";

const pemOf = (bits: number) => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  return {
    private: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    public: publicKey.export({ type: "spki", format: "pem" }).toString(),
    certificate: certificateOf(publicKey, privateKey),
  };
};
const short = pemOf(1024);
const long = pemOf(2048);
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
  type: "pkcs8",
  format: "pem",
});
const broken = vectors.asymmetric.privateKey.replace(/\n[^-\n]{20}/, "\nAAAAAAAAAAAAAAAAAAAA");

const symmetric = (change: object) => ({ ...OPTIONS, symmetric: { ...OPTIONS.symmetric, ...change } });
const asymmetric = (change: object) => ({ ...OPTIONS, asymmetric: { ...OPTIONS.asymmetric, ...change } });
const certificates = (platformCertificates: unknown) => ({ ...OPTIONS, platformCertificates });

describe("apiSecurity", () => {
  it.each<[string, unknown]>([
    ["options", undefined],
    ["options.appid", { ...OPTIONS, appid: undefined }],
    ["options.appid", { ...OPTIONS, appid: "" }],
    ["options.nonsense", { ...OPTIONS, nonsense: 1 }],
    ["options.symmetric", { ...OPTIONS, symmetric: undefined }],
    ["options.symmetric.sn", symmetric({ sn: undefined })],
    ["options.symmetric.key", symmetric({ key: undefined })],
    ["options.symmetric.key", symmetric({ key: Buffer.alloc(16, 7).toString("base64") })],
    ["options.symmetric.key", symmetric({ key: Buffer.alloc(32, 7).toString("hex") })],
    ["options.symmetric.key", symmetric({ key: `${OPTIONS.symmetric.key}\n` })],
    ["options.symmetric.key", symmetric({ algorithm: "SM4_GCM" })],
    ["options.symmetric.algorithm", symmetric({ algorithm: "AES128_GCM" })],
    ["options.asymmetric", { ...OPTIONS, asymmetric: "key" }],
    ["options.asymmetric.sn", asymmetric({ sn: "" })],
    ["options.asymmetric.privateKey", asymmetric({ privateKey: undefined })],
    ["options.asymmetric.privateKey", asymmetric({ privateKey: "nonsense" })],
    ["options.asymmetric.privateKey", asymmetric({ privateKey: broken })],
    ["options.asymmetric.privateKey", asymmetric({ privateKey: long.public })],
    ["options.asymmetric.privateKey", asymmetric({ privateKey: vectors.platformCertificate.pem })],
    ["options.asymmetric.privateKey", asymmetric({ privateKey: short.private })],
    ["options.asymmetric.privateKey", asymmetric({ privateKey: ec })],
    ["options.asymmetric.privateKey", asymmetric({ algorithm: "SM2withSM3" })],
    ["options.asymmetric.privateKey", asymmetric({ privateKey: ec, algorithm: "SM2withSM3" })],
    ["options.asymmetric.algorithm", asymmetric({ algorithm: "RSA" })],
    ["options.platformCertificates", certificates(undefined)],
    ["options.platformCertificates", certificates({})],
    ["options.platformCertificates", certificates([long.certificate])],
    ["options.platformCertificates.sn1", certificates({ sn1: undefined })],
    ["options.platformCertificates.sn1", certificates({ sn1: "nonsense" })],
    ["options.platformCertificates.sn1", certificates({ sn1: long.public })],
    ["options.platformCertificates.sn1", certificates({ sn1: long.private })],
    ["options.platformCertificates.sn1", certificates({ sn1: short.certificate })],
    ["options.platformCertificates", certificates({ [long.certificate]: "sn1" })],
    ["options.platformCertificates", certificates({ [long.certificate.trim()]: "sn1" })],
    ["options.paths", { ...OPTIONS, paths: "/wxa/plugin" }],
    ["options.paths", { ...OPTIONS, paths: ["wxa/plugin"] }],
    ["options.allowUnsigned", { ...OPTIONS, allowUnsigned: 1 }],
    ["options.origin", { ...OPTIONS, origin: "api.weixin.qq.com" }],
    ["options.origin", { ...OPTIONS, origin: "https://api.weixin.qq.com/wxa" }],
  ])("rejects a wrong %s without its value", (name, options) => {
    let error: unknown;
    try {
      apiSecurity(options as ApiSecurityOptions);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(TypeError);
    const { message, cause } = error as TypeError;
    expect(message).toContain(`${name} `);
    expect(cause).toBeUndefined();
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/BEGIN|MII|otUpng|BwcHBw|070707/);
  });

  it("accepts keys in PKCS#1 and PKCS#8, and prints none of them", () => {
    for (const privateKey of [vectors.asymmetric.privateKey, long.private]) {
      const security = apiSecurity(asymmetric({ privateKey }));
      expect(security).toBeInstanceOf(ApiSecurity);
      expect(JSON.stringify(security)).toBe(`{"appid":"${OPTIONS.appid}"}`);
      expect(inspect(security, { depth: 9, showHidden: true })).not.toMatch(/BEGIN|MII|otUpng/);
    }
  });

  it("covers known endpoints by default, and only POST", () => {
    const security = apiSecurity(OPTIONS);
    expect(security.covers("POST", "/wxa/getuserriskrank")).toBe(true);
    expect(security.covers("get", "/wxa/getuserriskrank")).toBe(false);
    expect(security.covers(undefined, "/wxa/getuserriskrank")).toBe(false);
    expect(security.covers("post", "/datacube/getweanalysisappiddailyretaininfo")).toBe(true);
    expect(security.covers("post", "/cgi-bin/user/info")).toBe(false);
    const own = apiSecurity({ ...OPTIONS, paths: (path) => path.startsWith("/cgi-bin/") });
    expect(own.covers("post", "/cgi-bin/user/info")).toBe(true);
    expect(own.covers("post", "/wxa/getuserriskrank")).toBe(false);
  });

  it("keeps the certificates when their replacement is wrong", () => {
    const security = apiSecurity(OPTIONS);
    expect(() => security.replaceCertificates({ next: "nonsense" })).toThrow(/certificates\.next must be/);
    security.replaceCertificates({ next: long.certificate });
  });
});
