import axios from "axios";
import { attachWechat, isWechatApiError, UserError } from "axios-wechat";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_BASE_URL: baseURL } = process.env;
const api = axios.create({ baseURL });
attachWechat(api, { appid, secret, retry: { baseDelayMs: 1 } });

async function main() {
  const { data: user } = await api.get("/cgi-bin/user/info", { params: { openid: "o1" } });
  await api.post("/cgi-bin/message/custom/send", { touser: "o1" }); // the token has expired meanwhile
  await api.get("/cgi-bin/user/get"); // WeChat is busy
  const error = await api.get("/cgi-bin/user/info", { params: { openid: "?" } }).catch((reason) => reason);
  if (!isWechatApiError(error, "INVALID_OPENID")) throw error;
  const { name, code, errcode, hint, docs, message, stack } = error;
  const [header] = stack.split("\n");
  const isUserError = error instanceof UserError && axios.isAxiosError(error);
  console.log(JSON.stringify({ user, name, code, errcode, hint, docs, message, header, isUserError }));
}
main();
