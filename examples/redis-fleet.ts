// One of several processes that share a token in Redis. Start as many as you like: the first fetches one.
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
// Without a listener ioredis prints every attempt to connect, and node-redis ends the process.
redis.on("error", (error) => console.error(`Redis: ${error.message}`));

const api = axios.create({ baseURL: process.env.WECHAT_BASE_URL ?? "https://api.weixin.qq.com" });
attachWechat(api, {
  // Every fetch of /cgi-bin/token kills the token before, so this one needs the store. stable_token does not.
  provider: clientCredentialProvider({ appid, secret }),
  store: redisStore(redis, { prefix: "myapp:" }),
  onRefresh({ reason, outcome, error }) {
    console.log(`token: ${reason}, ${outcome}`); // "fetched" in one process, "store" in the others
    if (outcome === "store-failed") console.error(error?.message); // the call goes on without Redis
  },
});

const { data } = await api.get<{ ip_list: string[] }>("/cgi-bin/get_api_domain_ip");
console.log(`WeChat answered with ${data.ip_list.length} addresses`);
redis.disconnect();
