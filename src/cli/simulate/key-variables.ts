import type { SimulatorSecurity } from "../../testing/index.ts";

/** The keys of docs/security-api.md, in PEM and base64. */
export function keyVariables(security: SimulatorSecurity | undefined): Readonly<Record<string, string>> {
  if (!security) return {};
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
