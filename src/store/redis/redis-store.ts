import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { LockOptions, StoredToken, TokenStore } from "../token-store.ts";
import { commandsOf, type RedisClient, type RedisCommands } from "./client.ts";
import { RELEASE_LOCK, SET_UNLESS_NEWER, TAKE_LOCK } from "./scripts.ts";

/** What {@link redisStore} takes beside the client. */
export interface RedisStoreOptions {
  /**
   * What every key begins with.
   * @default "axios-wechat:"
   */
  readonly prefix?: string | undefined;
}

const DEFAULT_PREFIX = "axios-wechat:";
/** Between two looks at a lock that another process has; drawn anew each time, so that waiters spread out. */
const SHORTEST_PAUSE_MS = 40;
const LONGEST_PAUSE_MS = 80;

/**
 * Keeps tokens in Redis, so that several processes share one and renew it once. Works with ioredis and node-redis,
 * 5 and 6, clusters included; the client is yours to connect and to close.
 *
 * Keys are `<prefix><account>`, and the same with `:lock` and `:takeover:lock`. The token itself is stored as it is:
 * whoever can read this Redis can call WeChat in your name.
 *
 * @param client of ioredis or node-redis, connected or about to be
 * @throws {TypeError} when the client is neither, or the prefix is no text
 * @example
 * ```ts
 * attachWechat(api, { appid, secret, store: redisStore(new Redis(), { prefix: "myapp:" }) });
 * ```
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): TokenStore {
  const redis = commandsOf(client);
  const prefix = options.prefix ?? DEFAULT_PREFIX;
  if (typeof prefix !== "string") throw new TypeError("redisStore: options.prefix must be a string");
  return {
    get: async (key) => readToken(await redis.get(prefix + key)),
    async set(key, token) {
      const lifetimeMs = Math.ceil(token.expiresAtMs - Date.now());
      // Redis refuses a lifetime of nothing, and nobody wants a dead token.
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

/** @throws {Error} when something else than a token is there; its text may be anything, so it is not repeated */
function readToken(json: string | null): StoredToken | undefined {
  if (json === null) return undefined;
  let token: Partial<StoredToken> | null;
  try {
    token = JSON.parse(json) as Partial<StoredToken> | null;
  } catch {
    throw new Error("the stored value is not JSON");
  }
  if (
    typeof token?.value !== "string" ||
    typeof token.expiresAtMs !== "number" ||
    typeof token.generation !== "number"
  ) {
    throw new Error("the stored value is not a token");
  }
  const { value, expiresAtMs, generation } = token;
  return { value, expiresAtMs, generation };
}

async function takeLock(
  redis: RedisCommands,
  key: string,
  { waitMs, leaseMs, signal }: LockOptions,
): Promise<() => Promise<void>> {
  const owner = randomUUID();
  // Not by the clock of the day: one that is set back would lengthen the wait.
  const giveUpAtMs = performance.now() + waitMs;
  for (;;) {
    signal?.throwIfAborted();
    if (Number(await redis.run(TAKE_LOCK, key, [owner, `${Math.max(1, Math.ceil(leaseMs))}`])) === 1) {
      return async () => {
        await redis.run(RELEASE_LOCK, key, [owner]);
      };
    }
    const leftMs = giveUpAtMs - performance.now();
    if (leftMs <= 0) throw new Error(`another process held the lock for more than ${waitMs} ms`);
    const pauseMs = SHORTEST_PAUSE_MS + Math.random() * (LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS);
    await delay(Math.min(pauseMs, leftMs), undefined, { ...(signal && { signal }), ref: false });
  }
}
