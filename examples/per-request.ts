// What one call may want otherwise: all of it stands under the key `wechat` of its axios config.
import { createReadStream } from "node:fs";
import axios from "axios";
import { attachWechat } from "axios-wechat";
import FormData from "form-data";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, OTHER_TOKEN, JS_CODE: js_code = "a-code" } = process.env;
const [photo = "photo.jpg"] = process.argv.slice(2);

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, { appid, secret });

// accept: an errcode that is an answer. A content check says 87014 for "no".
const text = { content: "May this be published?" };
const check = await api.post("/wxa/msg_sec_check", text, { wechat: { accept: [87014] } });
console.log("accept:", check.data.errcode === 87014 ? "refused" : "passed");

// retry: a login code is good once. If its answer got lost, a repeat would only bring 40163.
const login = { appid, secret, js_code, grant_type: "authorization_code" };
const { data: user } = await api.get("/sns/jscode2session", { params: login, wechat: { retry: false } });
console.log("retry:", user.openid);

// body: a function makes the body of every attempt anew, so that even a stream can be sent again.
const body = () => {
  const form = new FormData();
  form.append("media", createReadStream(photo)); // its length is known in a form; a bare stream means 412
  return form;
};
await api.post("/cgi-bin/media/upload", undefined, { params: { type: "image" }, wechat: { body } });
console.log("body: uploaded");

// token: one that somebody else looks after. It is sent as it is, and never renewed.
if (OTHER_TOKEN) await api.get("/cgi-bin/get_api_domain_ip", { wechat: { token: OTHER_TOKEN } });

// false: no token, no typed errors. The errcode stays in the body, as without the plugin.
const { data } = await api.get("/cgi-bin/get_api_domain_ip", { wechat: false });
console.log("false:", data.errcode);
