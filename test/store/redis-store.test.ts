import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoredToken, TokenStoreError } from "../../src/index.ts";
import { createTokenManager, type RefreshEvent } from "../../src/index.ts";
import { redisStore } from "../../src/store/redis/index.ts";
import { assertNoSecrets } from "../../src/testing/index.ts";
import { CLIENTS, type ConnectedClient } from "./redis-clients.ts";
import { WITHOUT_REDIS } from "./redis-installed.ts";
import { type RedisServer, startRedis } from "./redis-server.ts";

const KEY = "token:wx0123456789abcdef";
const FOREIGN = "somebody-else's-secret";

const tokenOf = (value: string, { livesMs = 600_000, generation = Date.now() } = {}): StoredToken => ({
  value,
  generation,
  expiresAtMs: Date.now() + livesMs,
});

describe("redisStore", () => {
  it.each([[undefined], [null], [{}], ["redis://localhost"], [{ get: () => {} }], [new Map()]])(
    "says at once that %o is no client",
    (client) => {
      expect(() => redisStore(client as never)).toThrow(TypeError);
      expect(() => redisStore(client as never)).toThrow("an ioredis or a node-redis client");
    },
  );

  it("wants a text for its prefix", () => {
    const client = { get: async () => null, eval: async () => 0 };
    expect(() => redisStore(client, { prefix: 7 as never })).toThrow(TypeError);
  });
});

describe.skipIf(WITHOUT_REDIS).each(Object.entries(CLIENTS))("redisStore on %s", (_name, connect) => {
  let server: RedisServer;
  let connected: ConnectedClient;

  beforeAll(async () => {
    server = await startRedis();
    connected = await connect(server);
  });
  afterAll(async () => {
    connected?.close();
    await server?.close();
  });
  beforeEach(() => server.client.flushall());

  const store = (prefix?: string) => redisStore(connected.client, { prefix });

  /** A manager whose fetches bring fetched-1, fetched-2, … and what it reports. */
  function manage() {
    const events: RefreshEvent[] = [];
    let fetches = 0;
    const fetch = async () => ({ access_token: `fetched-${++fetches}`, expires_in: 7200 });
    const provider = { key: KEY, fetch };
    const manager = createTokenManager({
      provider,
      store: store(),
      onRefresh: (event) => events.push(event),
    });
    const storeErrors = () =>
      events.filter(({ outcome }) => outcome === "store-failed").map(({ error }) => error as TokenStoreError);
    return { manager, events, storeErrors };
  }

  it("writes under its prefix and the account, and lets both keys expire by themselves", async () => {
    await store("app:").set(KEY, tokenOf("T1"));
    await store("app:").lock?.(KEY, { waitMs: 0, leaseMs: 60_000 });
    await store().set(KEY, tokenOf("T2"));
    expect((await server.client.keys("*")).sort()).toEqual([
      `app:${KEY}`,
      `app:${KEY}:lock`,
      `axios-wechat:${KEY}`,
    ]);
    for (const key of await server.client.keys("*")) expect(await server.client.pttl(key)).toBeGreaterThan(0);
    expect((await store("app:").get(KEY))?.value).toBe("T1");
  });

  it("lets a token vanish from Redis when it expires", async () => {
    await store().set(KEY, tokenOf("T1", { livesMs: 60 }));
    await expect.poll(() => server.client.exists(`axios-wechat:${KEY}`)).toBe(0);
    expect(await store().get(KEY)).toBeUndefined();
  });

  it("does not keep a token that is dead already", async () => {
    expect(await store().set(KEY, tokenOf("T1", { livesMs: -1 }))).toBe(true);
    expect(await server.client.dbsize()).toBe(0);
  });

  describe.each<[string, string]>([
    ["no JSON", `{"value":"${FOREIGN}`],
    ["another JSON", JSON.stringify({ token: FOREIGN })],
    ["a JSON text", JSON.stringify(FOREIGN)],
    ["null", "null"],
    ["half a token", JSON.stringify({ value: FOREIGN, expiresAtMs: 9e15 })],
    ["a generation that nothing is newer than", `{"generation":1e999,"expiresAtMs":1,"value":"${FOREIGN}"}`],
    ["a huge generation without a token", `{"generation":9e15,"note":"${FOREIGN}"}`],
  ])("finding %s under its key", (_what, found) => {
    it("goes on as if nothing were there, says so without repeating it, and writes over it", async () => {
      await server.client.set(`axios-wechat:${KEY}`, found);
      const { manager, events, storeErrors } = manage();
      expect(await manager.get()).toBe("fetched-1");
      expect(storeErrors().length).toBeGreaterThan(0);
      for (const error of storeErrors()) {
        expect(error).toMatchObject({ code: "ERR_WECHAT_TOKEN_STORE", operation: "get", key: KEY });
        assertNoSecrets(error, [FOREIGN]);
      }
      expect(events.at(-1)).toMatchObject({ reason: "missing", outcome: "fetched" });
      expect((await store().get(KEY))?.value).toBe("fetched-1");
    });
  });

  it("writes over a value of another type as well", async () => {
    await server.client.rpush(`axios-wechat:${KEY}`, FOREIGN);
    const { manager, storeErrors } = manage();
    expect(await manager.get()).toBe("fetched-1");
    expect(storeErrors()[0]?.message).toContain("WRONGTYPE");
    expect((await store().get(KEY))?.value).toBe("fetched-1");
  });

  // ioredis puts the command that failed on its error, the token in it.
  it("keeps the token out of the report when a write is refused", async () => {
    await server.client.config("SET", "maxmemory", "1");
    const { storeErrors, manager } = manage();
    try {
      expect(await manager.get()).toBe("fetched-1");
    } finally {
      await server.client.config("SET", "maxmemory", "0");
    }
    const refused = storeErrors().filter(({ operation }) => operation === "set");
    expect(refused.length).toBe(1);
    expect(refused[0]?.message).toContain("OOM");
    assertNoSecrets(refused[0], ["fetched-1"]);
  });

  it("asks Redis nothing while a token is at hand", async () => {
    const { manager } = manage();
    await manager.get();
    const before = await server.commands();
    for (let call = 0; call < 100; call += 1) await manager.get();
    expect(await server.commands()).toEqual(before);
  });
});
