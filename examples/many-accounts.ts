// A service for many accounts: one instance, and each web request names its account once.
import { AsyncLocalStorage } from "node:async_hooks";
import axios from "axios";
import { attachWechat, isWechatError, stableTokenProvider, tokenManagers } from "axios-wechat";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";

const { WECHAT_APPID = "", WECHAT_SECRET = "", WECHAT_BASE_URL, PORT = "8080" } = process.env;
const baseURL = WECHAT_BASE_URL ?? "https://api.weixin.qq.com";

// Use your database in production: a secret may be a function, asked for at each renewal.
const appids = new Map([["my-shop", WECHAT_APPID]]);
const secrets = new Map([[WECHAT_APPID, WECHAT_SECRET]]);
const secretOf = async (appid: string) => secrets.get(appid) ?? "";

const accounts = tokenManagers({
  provider: (appid) => stableTokenProvider({ appid, secret: () => secretOf(appid), baseURL }),
});
const current = new AsyncLocalStorage<string>();
const wechat = axios.create({ baseURL });
attachWechat(wechat, { accounts, accountOf: () => current.getStore() });

const withAccount: RequestHandler = ({ params }, response, next) => {
  const appid = appids.get(String(params.tenant));
  if (appid === undefined) return void response.status(404).json({ error: "unknown tenant" });
  current.run(appid, next); // all calls below use its token
};

const handleErrors: ErrorRequestHandler = (error, _request, response, next) => {
  if (!isWechatError(error)) return next(error);
  console.error(`${error.account}: ${error.message}`);
  response.status(502).json({ error: error.code });
};

const app = express().use("/:tenant", withAccount);
app.get("/:tenant/followers", async (_request, response) => {
  const { data } = await wechat.get("/cgi-bin/user/get");
  response.json({ total: data.total });
});
app.use(handleErrors);
const server = app.listen(Number(PORT), () => console.log("listening", server.address()));
