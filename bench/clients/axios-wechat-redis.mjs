import axios from "axios";
import { attachWechat, clientCredentialProvider } from "axios-wechat";
import { redisStore } from "axios-wechat/redis";
import { Redis } from "ioredis";
import { calls } from "./calls.mjs";

/** Uses the endpoint that requires a shared store, because each fetch invalidates the previous token. */
export async function create({ http, account, redisPort, keyPrefix }) {
  const redis = new Redis({ port: redisPort });
  await redis.ping();
  const api = axios.create(http);
  attachWechat(api, {
    provider: clientCredentialProvider(account),
    store: redisStore(redis, { prefix: keyPrefix }),
  });
  return { ...calls(api), close: () => redis.disconnect() };
}
