import { afterAll, beforeAll, describe, it } from "vitest";
import { memoryStore } from "../../src/index.ts";
import { redisStore } from "../../src/store/redis/index.ts";
import { testTokenStore } from "../../src/testing/index.ts";
import { CLIENTS, type ConnectedClient } from "./redis-clients.ts";
import { WITHOUT_REDIS } from "./redis-installed.ts";
import { type RedisServer, startRedis } from "./redis-server.ts";

describe("memoryStore", () => {
  testTokenStore(memoryStore, { describe, it: it.concurrent });
});

describe.skipIf(WITHOUT_REDIS)("redisStore", () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server?.close());

  describe.each(Object.entries(CLIENTS))("on %s", (_name, connect) => {
    let connected: ConnectedClient;

    beforeAll(async () => {
      connected = await connect(server);
    });
    afterAll(() => connected?.close());

    testTokenStore(() => redisStore(connected.client, { prefix: "conformance:" }), {
      describe,
      it: it.concurrent,
    });
  });
});
