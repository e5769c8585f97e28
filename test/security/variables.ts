import type { WechatSimulator } from "../../src/testing/index.ts";

/** The variables that docs/security-api.md names, with the keys of a simulator. */
export function keyVariables({ security }: WechatSimulator): Record<string, string> {
  if (!security) throw new Error("a simulator without security has no keys");
  const { symmetric, asymmetric, platformCertificates } = security.options;
  const [[sn, pem] = ["", ""]] = Object.entries(platformCertificates);
  return {
    WECHAT_SYMMETRIC_SN: symmetric.sn,
    WECHAT_SYMMETRIC_KEY: symmetric.key,
    WECHAT_ASYMMETRIC_SN: asymmetric.sn,
    WECHAT_PRIVATE_KEY: asymmetric.privateKey,
    WECHAT_CERTIFICATE_SN: sn,
    WECHAT_CERTIFICATE: pem,
  };
}
