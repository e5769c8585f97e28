/**
 * A token store in Redis, for ioredis and node-redis. It loads neither.
 *
 * @module axios-wechat/redis
 */
export type { IoredisClient, NodeRedisClient, RedisClient } from "./client.ts";
export { type RedisStoreOptions, redisStore } from "./redis-store.ts";
