// Options of a single call. They are in the field `wechat` of its axios config.
import { createReadStream } from "node:fs";
import axios from "axios";
import { attachWechat } from "axios-wechat";
import FormData from "form-data";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, OTHER_TOKEN, JS_CODE: js_code = "a-code" } = process.env;
const [photo = "photo.jpg"] = process.argv.slice(2);

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, { appid, secret });

// accept: errcodes that are a result, not an error. A content check returns 87014 for rejected content.
const text = { content: "May this be published?" };
const check = await api.post("/wxa/msg_sec_check", text, { wechat: { accept: [87014] } });
console.log("accept:", check.data.errcode === 87014 ? "rejected" : "passed");

// retry: a login code works once. If the response is lost, a retry would only return 40163.
const login = { appid, secret, js_code, grant_type: "authorization_code" };
const { data: user } = await api.get("/sns/jscode2session", { params: login, wechat: { retry: false } });
console.log("retry:", user.openid);

// body: a function creates a new body for each attempt, so that even a stream can be resent.
const body = () => {
  const form = new FormData();
  form.append("media", createReadStream(photo)); // WeChat rejects a plain stream with 412
  return form;
};
await api.post("/cgi-bin/media/upload", undefined, { params: { type: "image" }, wechat: { body } });
console.log("body: uploaded");

// token: your own token. The plugin sends it unchanged and never renews it.
if (OTHER_TOKEN) await api.get("/cgi-bin/get_api_domain_ip", { wechat: { token: OTHER_TOKEN } });

// false: disables the plugin for this call. It sends no token and leaves the errcode in the body.
const { data } = await api.get("/cgi-bin/get_api_domain_ip", { wechat: false });
console.log("false:", data.errcode);
