import WechatAPI from "co-wechat-api";
import { Redis } from "ioredis";

/**
 * Uses the same agent as the other clients. Its timeout of 3 s is raised, so that calls fail only because of the token
 * and not because of the load. Processes share a token in Redis through its two storage functions.
 */
export function create({ http, account, redisPort, keyPrefix }) {
  const redis = keyPrefix && redisPort ? new Redis({ port: redisPort, keyPrefix }) : undefined;
  const keeper = redis
    ? [
        async () => JSON.parse(await redis.get("co-wechat-api")),
        (token) => redis.set("co-wechat-api", JSON.stringify(token)),
      ]
    : [];
  const api = new WechatAPI(account.appid, account.secret, ...keeper);
  api.prefix = `${http.baseURL}/cgi-bin/`;
  api.setOpts({ agent: http.httpAgent, timeout: 600_000 });

  return {
    userInfo: (openid) => api.getUser({ openid, lang: "en" }),
    followers: () => api.getFollowers(),
    sendText: (openid, content) => api.sendText(openid, content),
    close: () => redis?.disconnect(),
  };
}
