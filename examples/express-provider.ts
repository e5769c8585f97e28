// One axios instance per process, passed to the routes, and error responses for your own clients.
import axios, { type AxiosInstance } from "axios";
import { attachWechat, isWechatError } from "axios-wechat";
import express, { type ErrorRequestHandler, Router } from "express";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_BASE_URL, PORT = "8080" } = process.env;

// Create the instance once, not per request, because it holds the token and the retry budget.
const wechat = axios.create({ baseURL: WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(wechat, { appid, secret });

/** Takes the instance as a parameter, so that tests can pass their own. */
function messages(wechat: AxiosInstance): Router {
  return Router().post("/:openid", async ({ params, body }, response) => {
    const message = { touser: params.openid, msgtype: "text", text: { content: body.content } };
    await wechat.post("/cgi-bin/message/custom/send", message);
    response.status(202).end();
  });
}

/** Errors that your clients can handle. All others are 502. */
const STATUS: Readonly<Record<string, number>> = {
  ERR_WECHAT_USER: 409, // this user cannot be reached
  ERR_WECHAT_INVALID_REQUEST: 422,
  ERR_WECHAT_CONTENT: 422,
  ERR_WECHAT_SYSTEM_BUSY: 503,
  ERR_WECHAT_RATE_LIMIT: 503,
};

const handleErrors: ErrorRequestHandler = (error, _request, response, next) => {
  if (!isWechatError(error)) return next(error);
  console.error(error.message); // contains errcode and rid, but no secrets
  response.status(STATUS[error.code] ?? 502).json({ error: error.code });
};

const app = express().use(express.json()).use("/messages", messages(wechat)).use(handleErrors);
const server = app.listen(Number(PORT), () => console.log("listening", server.address()));
