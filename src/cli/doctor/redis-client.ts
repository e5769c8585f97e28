import { createRequire } from "node:module";
import { join } from "node:path";
import type { RedisClient } from "../../store/redis/client.ts";
import { MAX_WAIT_MS } from "./deadline.ts";

/** A connected client of whichever package is installed. */
export interface Connection {
  readonly client: RedisClient;
  ping(): Promise<unknown>;
  close(): void;
}

/** What both packages have, each with a `disconnect` of its own. */
type Client = RedisClient & {
  on(event: "error", listener: (error: unknown) => void): unknown;
  connect(): Promise<unknown>;
  ping(): Promise<unknown>;
  disconnect(): unknown;
  /** Of node-redis, since version 5. */
  destroy?(): void;
};

type IoredisClass = new (url: string, options: object) => Client;

const PACKAGES = { ioredis: ofIoredis, redis: ofNodeRedis } as const;

/** Returns undefined when neither ioredis nor redis is installed. */
export async function connectRedis(url: string): Promise<Connection | undefined> {
  const createClient = findPackage();
  if (!createClient) return undefined;
  const client = createClient(url);
  // ioredis rejects with "Connection is closed", and tells the reason in an event.
  let reason: unknown;
  client.on("error", (error) => {
    reason ??= error;
  });
  try {
    await client.connect();
  } catch (error) {
    close(client);
    throw reason ?? error;
  }
  return { client, ping: () => client.ping(), close: () => close(client) };
}

/** Nothing is tried twice: one failure is the result of a check. */
function ofIoredis(url: string, module: unknown): Client {
  // Version 4 is the class itself.
  const { Redis = module as IoredisClass } = module as { Redis?: IoredisClass };
  const once = { retryStrategy: () => null, maxRetriesPerRequest: 0 };
  return new Redis(url, { ...once, connectTimeout: MAX_WAIT_MS, lazyConnect: true });
}

function ofNodeRedis(url: string, module: unknown): Client {
  const { createClient } = module as { createClient(options: object): Client };
  return createClient({ url, socket: { reconnectStrategy: false, connectTimeout: MAX_WAIT_MS } });
}

function close(client: Client): void {
  if (client.destroy) client.destroy();
  // Before version 5 of node-redis this is a promise, which is rejected when the connection is gone.
  else void Promise.resolve(client.disconnect()).catch(() => {});
}

/** Looks into the project in the working directory, then beside this package. */
function findPackage(): ((url: string) => Client) | undefined {
  for (const from of [join(process.cwd(), "package.json"), import.meta.url]) {
    for (const [name, create] of Object.entries(PACKAGES)) {
      try {
        const module: unknown = createRequire(from)(name);
        return (url) => create(url, module);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
      }
    }
  }
  return undefined;
}
