// A short-lived program, such as a cron job, with the token store of file-store.ts. The first run fetches
// a token, and the following runs reuse it.
import { homedir } from "node:os";
import { join } from "node:path";
import axios from "axios";
import { attachWechat } from "axios-wechat";
import { fileStore } from "./file-store.ts";

const { WECHAT_APPID: appid, WECHAT_SECRET: secret, TOKEN_FOLDER } = process.env;
const folder = TOKEN_FOLDER ?? join(homedir(), ".cache", "my-app"); // only for this user

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, {
  appid,
  secret,
  store: fileStore(folder),
  onRefresh({ outcome, error }) {
    console.log(`token: ${outcome}`); // "fetched" in the first run, then "store"
    if (outcome === "store-failed") console.error(error?.message); // the call continues without the store
  },
});

const { data } = await api.get<{ ip_list: string[] }>("/cgi-bin/get_api_domain_ip");
console.log(`WeChat returned ${data.ip_list.length} IP addresses`);
