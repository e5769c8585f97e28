// One attached instance per process, handed to whoever needs it, and errors that your own clients understand.
import axios, { type AxiosInstance } from "axios";
import { attachWechat, isWechatError } from "axios-wechat";
import express, { type ErrorRequestHandler, Router } from "express";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_BASE_URL, PORT = "8080" } = process.env;

// Not one per request: token, retry budget and everything learned would be lost with it.
const wechat = axios.create({ baseURL: WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(wechat, { appid, secret });

/** Gets the instance as a parameter, so that a test can give another. */
function messages(wechat: AxiosInstance): Router {
  return Router().post("/:openid", async ({ params, body }, response) => {
    const message = { touser: params.openid, msgtype: "text", text: { content: body.content } };
    await wechat.post("/cgi-bin/message/custom/send", message);
    response.status(202).end();
  });
}

/** What your clients can do something about. Everything else is 502: yours to look into, not theirs. */
const STATUS: Readonly<Record<string, number>> = {
  ERR_WECHAT_USER: 409, // this user cannot be reached
  ERR_WECHAT_INVALID_REQUEST: 422,
  ERR_WECHAT_CONTENT: 422,
  ERR_WECHAT_SYSTEM_BUSY: 503,
  ERR_WECHAT_RATE_LIMIT: 503,
};

const answerErrors: ErrorRequestHandler = (error, _request, response, next) => {
  if (!isWechatError(error)) return next(error);
  console.error(error.message); // with errcode and rid, and without secrets
  response.status(STATUS[error.code] ?? 502).json({ error: error.code });
};

const app = express().use(express.json()).use("/messages", messages(wechat)).use(answerErrors);
const server = app.listen(Number(PORT), () => console.log("listening", server.address()));
