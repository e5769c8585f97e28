import type { EventEmitter } from "node:events";
import { Redis as Ioredis } from "ioredis";
// @ts-expect-error: ioredis 4 comes without types
import Ioredis4 from "ioredis-4";
import { Redis as Ioredis5 } from "ioredis-5";
import { createClient } from "redis";
import { createClient as createClient4 } from "redis-4";
import { createClient as createClient5 } from "redis-5";
import type { RedisClient } from "../../src/store/redis/index.ts";
import type { RedisServer } from "./redis-server.ts";

/** A connected client of one kind. */
export interface ConnectedClient {
  readonly client: RedisClient;
  close(): void;
}

/** Every client that `redisStore` supports. */
export const CLIENTS: Readonly<Record<string, (server: RedisServer) => Promise<ConnectedClient>>> = {
  "ioredis 4": async ({ port }) => ofIoredis(new Ioredis4(port)),
  "ioredis 5": async ({ port }) => ofIoredis(new Ioredis5(port)),
  "ioredis 6": async ({ port }) => ofIoredis(new Ioredis(port)),
  "node-redis 4": async ({ url }) => ofNodeRedis4(await createClient4({ url }).on("error", ignore).connect()),
  "node-redis 5": async ({ url }) => ofNodeRedis(await createClient5({ url }).on("error", ignore).connect()),
  "node-redis 6": async ({ url }) => ofNodeRedis(await createClient({ url }).on("error", ignore).connect()),
};

/** Servers are killed on purpose here. */
function ignore(): void {}

function ofIoredis(client: RedisClient & Pick<Ioredis, "disconnect"> & EventEmitter): ConnectedClient {
  client.on("error", ignore);
  return { client, close: () => client.disconnect() };
}

function ofNodeRedis(client: RedisClient & { destroy(): void }): ConnectedClient {
  return { client, close: () => client.destroy() };
}

/** Version 4 has `disconnect` instead of `destroy`, and it rejects when the server is gone. */
function ofNodeRedis4(client: RedisClient & { disconnect(): Promise<void> }): ConnectedClient {
  return { client, close: () => void client.disconnect().catch(ignore) };
}
