// One of several processes that share a token in Redis. The first process fetches it.
import axios from "axios";
import { attachWechat, clientCredentialProvider } from "axios-wechat";
import { redisStore } from "axios-wechat/redis";
import { Redis } from "ioredis";

const {
  WECHAT_APPID: appid = "",
  WECHAT_SECRET: secret = "",
  REDIS_URL = "redis://127.0.0.1:6379",
} = process.env;

const redis = new Redis(REDIS_URL);
// Without a listener, ioredis logs every failed connection, and node-redis ends the process.
redis.on("error", (error) => console.error(`Redis: ${error.message}`));

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, {
  // Each fetch of /cgi-bin/token invalidates the previous token, so the processes must share one token.
  provider: clientCredentialProvider({ appid, secret }),
  store: redisStore(redis, { prefix: "myapp:" }),
  onRefresh({ reason, outcome, error }) {
    console.log(`token: ${reason}, ${outcome}`); // "fetched" in one process, "store" in the others
    if (outcome === "store-failed") console.error(error?.message); // the call continues without Redis
  },
});

const { data } = await api.get<{ ip_list: string[] }>("/cgi-bin/get_api_domain_ip");
console.log(`WeChat returned ${data.ip_list.length} IP addresses`);
redis.disconnect();
