export const CREATED = [
  'import axios from "axios";',
  'import { attachWechat } from "axios-wechat";',
  'const api = axios.create({ baseURL: "https://api.weixin.qq.com" });',
].join(" ");
export const ATTACHED = `${CREATED} attachWechat(api, { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET });`;

export const WECOM =
  'import axios from "axios"; import { attachWechat, wecomProvider } from "axios-wechat"; const { WECOM_CORPID: corpid = "", WECOM_SECRET: corpsecret = "" } = process.env; const api = axios.create({ baseURL: "https://qyapi.weixin.qq.com" }); attachWechat(api, { provider: wecomProvider({ corpid, corpsecret }) });';

/** With default values where the environment may have none. */
export const ACCOUNT_OF_APP =
  'const { WECHAT_APPID: appid = "", WECHAT_SECRET: secret = "" } = process.env; const account = { appid, secret };';

export const ACCOUNT =
  "const account = { appid: process.env.WECHAT_APPID, secret: process.env.WECHAT_SECRET };";
