import axios from "axios";
import { attachWechat } from "axios-wechat";

const { WECHAT_BASE_URL: baseURL = "", WECHAT_APPID: appid, WECHAT_SECRET: secret, MESSAGES } = process.env;
const lang = MESSAGES as "en" | "zh";
const message = { touser: "OPENID", msgtype: "text", text: { content: "Hello" } };
process.on("uncaughtException", (error) => console.log(`Uncaught ${error}`));
// shown from here
const api = axios.create({ baseURL });
attachWechat(api, { appid, secret, lang });
await api.post("/cgi-bin/message/custom/send", message);
console.log("sent");
