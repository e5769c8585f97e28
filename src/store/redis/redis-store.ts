import { shown } from "../../checks/describe.ts";
import { systemClock } from "../../time/clock.ts";
import { isStoredToken, type StoredToken, type TokenStore } from "../token-store.ts";
import { commandsOf, type RedisClient } from "./client.ts";
import { takeLock } from "./lock.ts";
import { SET_UNLESS_NEWER } from "./scripts.ts";

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /**
   * The prefix of every key.
   * @default "axios-wechat:"
   */
  readonly prefix?: string | undefined;
}

const DEFAULT_PREFIX = "axios-wechat:";

/**
 * Stores tokens in Redis, so that several processes share a token and renew it once. Works with ioredis and node-redis,
 * versions 4 to 6, including clusters. You connect and close the client yourself.
 *
 * Keys are `<prefix><account>`, and the same with `:lock` and `:takeover:lock`. The token is stored in plain text:
 * anyone who can read this Redis can call WeChat in your name.
 *
 * @param client of ioredis or node-redis, connected or connecting
 * @throws {TypeError} when the client is neither, or the prefix is not a string
 * @example
 * ```ts
 * attachWechat(api, { appid, secret, store: redisStore(new Redis(), { prefix: "myapp:" }) });
 * ```
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): TokenStore {
  const redis = commandsOf(client);
  const prefix = options.prefix ?? DEFAULT_PREFIX;
  if (typeof prefix !== "string")
    throw new TypeError(`redisStore: options.prefix must be a string, got ${shown(prefix)}`);
  return {
    get: async (key) => readToken(await redis.get(prefix + key)),
    async set(key, token) {
      const lifetimeMs = Math.ceil(token.expiresAtMs - systemClock.wallMs());
      // Redis rejects a lifetime of 0, and the token is dead already.
      if (lifetimeMs <= 0) return true;
      const { value, expiresAtMs, generation } = token;
      const json = JSON.stringify({ value, expiresAtMs, generation });
      const written = await redis.run(SET_UNLESS_NEWER, prefix + key, [
        json,
        `${generation}`,
        `${lifetimeMs}`,
      ]);
      return Number(written) === 1;
    },
    lock: (key, lockOptions) => takeLock(redis, `${prefix}${key}:lock`, lockOptions),
  };
}

/** @throws {Error} when the value is not a token; the error does not contain the value */
function readToken(json: string | null): StoredToken | undefined {
  if (json === null) return undefined;
  let token: unknown;
  try {
    token = JSON.parse(json);
  } catch {
    throw new Error("the stored value is not JSON");
  }
  if (!isStoredToken(token)) throw new Error("the stored value is not a token");
  const { value, expiresAtMs, generation } = token;
  return { value, expiresAtMs, generation };
}
