// Handles errors by name where a single code matters, and by class otherwise.
import axios from "axios";
import * as wechat from "axios-wechat";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_BASE_URL } = process.env;
const api = axios.create({ baseURL: WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
wechat.attachWechat(api, { appid, secret, retry: { errcodes: [-1], maxRetries: 1 } }); // not 45009, see below

/** Sends a message and returns the result. Throws errors that affect all users. */
async function send(openid: string, content: string): Promise<string> {
  try {
    await api.post("/cgi-bin/message/custom/send", { touser: openid, msgtype: "text", text: { content } });
    return "sent";
  } catch (error) {
    if (wechat.isWechatApiError(error, "FOLLOW_REQUIRED")) return "unfollowed, remove this openid";
    if (error instanceof wechat.UserError) return `unreachable: ${error.errcode}`;
    // After -1 the message may have been sent, so do not send it again.
    if (error instanceof wechat.SystemBusyError) return `unknown after ${error.attempts} attempts`;
    throw error;
  }
}

try {
  for (const openid of process.argv.slice(2)) console.log(openid, await send(openid, "Your parcel is here"));
} catch (error) {
  process.exitCode = 1;
  // Without a token, the plugin sends no request. The cause is the error of the token endpoint.
  const reason = error instanceof wechat.TokenFetchError ? error.cause : error;
  if (reason instanceof wechat.CredentialError) {
    console.error(reason.ip ? `Add ${reason.ip} to the IP whitelist` : `Check the secret: ${reason.errmsg}`);
  } else if (reason instanceof wechat.RateLimitError) {
    console.error(`Stopped. Send the rest later: ${reason.errcode} ${reason.entry?.name}`);
  } else if (reason instanceof wechat.ContentError) {
    console.error(`Change the text: ${reason.errcode} ${reason.entry?.name}`);
  } else {
    throw error;
  }
}
