// A program that runs often and ends soon, as cron jobs do, with a token store of one's own: file-store.ts.
// The first run fetches a token, and those after it find it.
import { homedir } from "node:os";
import { join } from "node:path";
import axios from "axios";
import { attachWechat } from "axios-wechat";
import { fileStore } from "./file-store.ts";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, TOKEN_FOLDER } = process.env;
const folder = TOKEN_FOLDER ?? join(homedir(), ".cache", "my-app"); // of this user alone

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, {
  appid,
  secret,
  store: fileStore(folder),
  onRefresh({ outcome, error }) {
    console.log(`token: ${outcome}`); // "fetched" the first time, "store" later
    if (outcome === "store-failed") console.error(error?.message); // the call goes on without the store
  },
});

const { data } = await api.get<{ ip_list: string[] }>("/cgi-bin/get_api_domain_ip");
console.log(`WeChat answered with ${data.ip_list.length} addresses`);
