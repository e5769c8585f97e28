/** The API of official accounts, mini programs and third-party platforms. */
export const WECHAT_HOST = "api.weixin.qq.com";
/** The API of WeCom. */
const WECOM_HOST = "qyapi.weixin.qq.com";

export const WECHAT_BASE_URL = `https://${WECHAT_HOST}`;
export const WECOM_BASE_URL = `https://${WECOM_HOST}`;

/** Every host on which WeChat serves its API. */
export const WECHAT_HOSTS: ReadonlySet<string> = new Set([
  WECHAT_HOST,
  "api2.weixin.qq.com",
  "sh.api.weixin.qq.com",
  "sz.api.weixin.qq.com",
  "hk.api.weixin.qq.com",
  "mp.weixin.qq.com",
  "file.api.weixin.qq.com",
  "api.wechat.com",
  WECOM_HOST,
]);
