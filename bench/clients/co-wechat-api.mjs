import WechatAPI from "co-wechat-api";
import { Redis } from "ioredis";

/**
 * With the agent that the others have. Its time limit of 3 s is lifted, so that a failed call is one that failed for
 * its token and not for the crowd. Processes that share a token keep it in Redis by the two functions that it asks for.
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
