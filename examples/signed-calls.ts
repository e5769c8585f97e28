// Signed and encrypted calls, with keys from the environment: see docs/security-api.md.
import axios from "axios";
import { attachWechat, WechatSecurityError } from "axios-wechat";
import { apiSecurity } from "axios-wechat/security";

const read = (name: string) => process.env[name] ?? "";
const appid = read("WECHAT_APPID");
const security = apiSecurity({
  appid,
  symmetric: { sn: read("WECHAT_SYMMETRIC_SN"), key: read("WECHAT_SYMMETRIC_KEY") },
  asymmetric: { sn: read("WECHAT_ASYMMETRIC_SN"), privateKey: read("WECHAT_PRIVATE_KEY") },
  platformCertificates: { [read("WECHAT_CERTIFICATE_SN")]: read("WECHAT_CERTIFICATE") },
});

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, {
  appid,
  secret: read("WECHAT_SECRET"),
  security,
  onSecurity: ({ serial, replacedBy }) => console.warn(`${serial} is about to expire: add ${replacedBy}`),
});

try {
  const { data } = await api.post("/wxa/getuserriskrank", { appid, openid: process.argv[2], scene: 0 });
  console.log(`risk rank ${data.risk_rank}`);
} catch (error) {
  if (!(error instanceof WechatSecurityError)) throw error;
  console.error(`not to be trusted: ${error.reason}`); // WeChat may have carried out the request
  process.exitCode = 1;
}
