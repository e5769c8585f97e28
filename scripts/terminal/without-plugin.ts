import axios from "axios";

const { WECHAT_BASE_URL: baseURL = "", ACCESS_TOKEN: access_token } = process.env;
const message = { touser: "OPENID", msgtype: "text", text: { content: "Hello" } };
// shown from here
const api = axios.create({ baseURL, params: { access_token } });
const { status, data } = await api.post("/cgi-bin/message/custom/send", message);
console.log(status, data);
console.log("sent");
