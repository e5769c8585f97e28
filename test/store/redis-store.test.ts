import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoredToken, TokenStoreError } from "../../src/index.ts";
import { createTokenManager, type RefreshEvent, tokenManagers } from "../../src/index.ts";
import { redisStore } from "../../src/store/redis/index.ts";
import { assertNoSecrets } from "../../src/testing/index.ts";
import { CLIENTS, type ConnectedClient } from "./redis-clients.ts";
import { WITHOUT_REDIS } from "./redis-installed.ts";
import { type RedisServer, startRedis } from "./redis-server.ts";

const KEY = "token:wx0123456789abcdef";
const FOREIGN = "another-application's-secret";

const tokenOf = (value: string, { livesMs = 600_000, generation = Date.now() } = {}): StoredToken => ({
  value,
  generation,
  expiresAtMs: Date.now() + livesMs,
});

describe("redisStore", () => {
  it.each([[undefined], [null], [{}], ["redis://localhost"], [{ get: () => {} }], [new Map()]])(
    "throws at once when %o is not a client",
    (client) => {
      expect(() => redisStore(client as never)).toThrow(TypeError);
      expect(() => redisStore(client as never)).toThrow("an ioredis or a node-redis client");
    },
  );

  it("requires a string as prefix", () => {
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

  /** A manager whose fetches return fetched-1, fetched-2, …, and its reports. */
  function manage(used = store()) {
    const events: RefreshEvent[] = [];
    let fetches = 0;
    const fetch = async () => ({ access_token: `fetched-${++fetches}`, expires_in: 7200 });
    const provider = { key: KEY, fetch };
    const manager = createTokenManager({
      provider,
      store: used,
      onRefresh: (event) => events.push(event),
    });
    const storeErrors = () =>
      events.filter(({ outcome }) => outcome === "store-failed").map(({ error }) => error as TokenStoreError);
    return { manager, events, storeErrors };
  }

  it("writes under its prefix and the account, and both keys expire by themselves", async () => {
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

  it("removes a token from Redis when it expires", async () => {
    await store().set(KEY, tokenOf("T1", { livesMs: 60 }));
    await expect.poll(() => server.client.exists(`axios-wechat:${KEY}`)).toBe(0);
    expect(await store().get(KEY)).toBeUndefined();
  });

  it("does not store an expired token", async () => {
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
  ])("when %s is under its key", (_what, found) => {
    it("continues as with an empty store, reports it without the value, and overwrites it", async () => {
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

  it("overwrites a value of another type as well", async () => {
    await server.client.rpush(`axios-wechat:${KEY}`, FOREIGN);
    const { manager, storeErrors } = manage();
    expect(await manager.get()).toBe("fetched-1");
    expect(storeErrors()[0]?.message).toContain("WRONGTYPE");
    expect((await store().get(KEY))?.value).toBe("fetched-1");
  });

  it("affects only one account of a pool", async () => {
    const accounts = Array.from({ length: 20 }, (_, n) => `wx${n}`);
    const [poisoned] = accounts as [string];
    await server.client.rpush(`axios-wechat:${poisoned}`, FOREIGN);
    const fetches = new Map<string, number>();
    const events: RefreshEvent[] = [];
    const pool = tokenManagers({
      provider: (account) => ({
        key: account,
        async fetch() {
          fetches.set(account, (fetches.get(account) ?? 0) + 1);
          return { access_token: `of-${account}`, expires_in: 7200 };
        },
      }),
      store: store(),
      onRefresh: (event) => events.push(event),
    });
    const managers = accounts.map((account) => pool.of(account));
    const round = () => Promise.all(managers.map((manager) => manager.get()));
    expect(await round()).toEqual(accounts.map((account) => `of-${account}`));
    await round();
    expect([...fetches.values()]).toEqual(accounts.map(() => 1));
    const failed = events.filter(({ outcome }) => outcome === "store-failed");
    expect(new Set(failed.map(({ account }) => account))).toEqual(new Set([poisoned]));
  });

  // ioredis puts the failed command on its error, with the token in it.
  it("keeps the token out of the report when a write is rejected", async () => {
    await server.client.config("SET", "maxmemory", "1");
    const { get, set } = store();
    const withoutLock = manage({ get, set });
    const withLock = manage();
    try {
      expect(await withoutLock.manager.get()).toBe("fetched-1");
      expect(await withLock.manager.get()).toBe("fetched-1");
    } finally {
      await server.client.config("SET", "maxmemory", "0");
    }
    const [write, ...more] = withoutLock.storeErrors();
    expect(more).toEqual([]);
    expect(write).toMatchObject({ operation: "set", message: expect.stringContaining("OOM") });
    assertNoSecrets(write, ["fetched-1"]);
    expect(withLock.storeErrors()).toMatchObject([{ operation: "lock" }]);
  });

  it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    [
      "a read-only replica",
      () => server.client.replicaof("127.0.0.1", "1"),
      () => server.client.replicaof("NO", "ONE"),
    ],
    [
      "a user without EVAL",
      () => server.client.acl("SETUSER", "default", "-eval"),
      () => server.client.acl("SETUSER", "default", "+eval"),
    ],
  ])("continues with %s, and reports it once for each renewal", async (_, hinder, restore) => {
    const { manager, storeErrors } = manage();
    await hinder();
    try {
      expect(await manager.get()).toBe("fetched-1");
      expect(storeErrors().length).toBe(1);
      expect(await manager.refresh("fetched-1")).toBe("fetched-2");
      expect(storeErrors().length).toBe(2);
    } finally {
      await restore();
    }
  });

  it("polls at most 10 times a second while another process has the lock", async () => {
    const WAITERS = 40;
    const waitMs = 1_500;
    await server.client.set(`axios-wechat:${KEY}:lock`, "another process", "PX", 60_000);
    const before = await server.commands();
    const waits = Array.from({ length: WAITERS }, () => store().lock?.(KEY, { waitMs, leaseMs: 1_000 }));
    for (const { status } of await Promise.allSettled(waits)) expect(status).toBe("rejected");
    const after = await server.commands();
    const sent = Object.keys(after).map((name) => (after[name] ?? 0) - (before[name] ?? 0));
    const perSecond = sent.reduce((sum, one) => sum + one) / WAITERS / (waitMs / 1_000);
    expect(perSecond).toBeLessThanOrEqual(10);
  });

  it("sends no command to Redis while there is a valid token", async () => {
    const { manager } = manage();
    await manager.get();
    const before = await server.commands();
    for (let call = 0; call < 100; call += 1) await manager.get();
    expect(await server.commands()).toEqual(before);
  });
});
