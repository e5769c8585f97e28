/**
 * Signed and encrypted calls: WeChat's API security (服务端 API 签名加密).
 *
 * @module axios-wechat/security
 */
export { type SecurityReason, WechatSecurityError } from "../errors/classes/security.ts";
export { ApiSecurity, apiSecurity } from "./api-security.ts";
export type { ApiSecurityOptions, AsymmetricKey, PlatformCertificates, SymmetricKey } from "./options.ts";
