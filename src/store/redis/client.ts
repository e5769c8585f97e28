/** The commands that the store needs, for either client. Each script has one key, so that it works on a cluster. */
export interface RedisCommands {
  get(key: string): Promise<string | null>;
  /** Runs a script on the server, which reads and writes atomically. */
  run(script: string, key: string, args: readonly string[]): Promise<unknown>;
}

/** The part of an ioredis client (`Redis` or `Cluster`) that is used. */
export interface IoredisClient {
  /** GET */
  get(key: string): Promise<unknown>;
  /** EVAL */
  eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>;
  /** Never called: its presence tells that the client is ioredis. */
  defineCommand(...definition: never[]): unknown;
}

/** The part of a node-redis client (`createClient`, `createCluster` or a pool) that is used. */
export interface NodeRedisClient {
  /** GET */
  get(key: string): Promise<unknown>;
  /** EVAL */
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** A client of ioredis or node-redis; the store imports neither package. */
export type RedisClient = IoredisClient | NodeRedisClient;

/**
 * Tells the two clients apart: only ioredis has `defineCommand`.
 *
 * @throws {TypeError} when it is neither
 */
export function commandsOf(client: RedisClient): RedisCommands {
  const { get, eval: run, defineCommand } = (client ?? {}) as Partial<IoredisClient>;
  if (typeof get !== "function" || typeof run !== "function") {
    throw new TypeError("redisStore: client must be an ioredis or a node-redis client");
  }
  return typeof defineCommand === "function"
    ? ofIoredis(client as IoredisClient)
    : ofNodeRedis(client as NodeRedisClient);
}

function ofIoredis(client: IoredisClient): RedisCommands {
  return {
    get: async (key) => asText(await client.get(key)),
    run: (script, key, args) => client.eval(script, 1, key, ...args),
  };
}

function ofNodeRedis(client: NodeRedisClient): RedisCommands {
  return {
    get: async (key) => asText(await client.get(key)),
    run: (script, key, args) => client.eval(script, { keys: [key], arguments: [...args] }),
  };
}

/** A client may be configured to return Buffers. */
function asText(reply: unknown): string | null {
  return reply === null || reply === undefined ? null : String(reply);
}
