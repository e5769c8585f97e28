import { describe, expect, test, vi } from "vitest";
import {
  clientCredentialProvider,
  memoryStore,
  type RefreshEvent,
  type StoredToken,
  stableTokenProvider,
  type TokenStore,
  TokenStoreError,
  wecomProvider,
} from "../../../src/index.ts";
import { assertNoSecrets } from "../../../src/testing/index.ts";
import { APP } from "../setup.ts";
import { OTHER, OWN, PATH, startWatched } from "./setup.ts";

/** Like the error of a Redis client: the whole command, including the token. */
function complaint(command: string, ...args: unknown[]): Error {
  const told = JSON.stringify(args);
  return Object.assign(new Error(`READONLY ${command} ${told}`), {
    command: { name: command, args },
    detail: told,
    cause: new Error(`write of ${told}`),
  });
}

/** Remembers everything that it received, and puts it into the error of the given operation. */
function complaining(operation: keyof TokenStore | "release"): TokenStore & { seen: string[] } {
  const inner = memoryStore();
  const seen: string[] = [];
  const fails = (name: string) => name === operation;
  return {
    seen,
    async get(key) {
      if (fails("get")) throw complaint("get", key, ...seen);
      return inner.get(key);
    },
    async set(key, token: StoredToken) {
      seen.push(token.value);
      if (fails("set")) throw complaint("set", key, token, ...seen);
      return inner.set(key, token);
    },
    async lock(key) {
      if (fails("lock")) throw complaint("lock", key, ...seen);
      return async () => {
        if (fails("release")) throw complaint("release", key, ...seen);
      };
    },
  };
}

describe("a TokenStoreError prints no token, even if the store's own error does, when it fails to", () => {
  test.each(["get", "set", "lock", "release"] as const)("%s", async (operation) => {
    const store = complaining(operation);
    const events: RefreshEvent[] = [];
    const { api, simulator, expectNoSecrets, secrets } = await startWatched({
      store,
      onRefresh: (event) => void events.push(event),
    });
    await api.get(PATH);
    simulator.revokeToken();
    // No call fails because of its store.
    expect((await api.get(PATH)).data.errcode).toBe(0);
    expect(new Set(store.seen).size).toBe(2);
    const errors = events.flatMap(({ error }) => error ?? []);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      expect(error).toBeInstanceOf(TokenStoreError);
      expect(error).toMatchObject({ operation, cause: { command: { name: operation } } });
    }
    expectNoSecrets(events, ...errors, ...errors.map(({ cause }) => cause));
    // The store itself still contains it, so the check has something to find.
    expect(() => assertNoSecrets(complaint("set", ...store.seen), secrets())).toThrow("can be read in");
  });
});

describe("an account's key in stores and events", () => {
  // Trap (silenceper/wechat#706): WeCom apps of one corp shared a token because the key lacked the secret's identity.
  test.each([
    ["stable_token", stableTokenProvider({ appid: APP.appid, secret: OWN })],
    ["client credential", clientCredentialProvider({ appid: APP.appid, secret: OWN })],
    ["WeCom", wecomProvider({ corpid: "ww0123456789", corpsecret: OWN })],
  ])("contains no secret, of %s", async (_, provider) => {
    const keys: string[] = [];
    const events: RefreshEvent[] = [];
    const inner = memoryStore();
    const store: TokenStore = {
      get: (key) => inner.get(key),
      set: (key, token) => {
        keys.push(key);
        return inner.set(key, token);
      },
    };
    const { api, simulator, expectNoSecrets } = await startWatched({
      provider: { ...provider, fetch: async () => ({ access_token: OTHER, expires_in: 7200 }) },
      store,
      onRefresh: (event) => void events.push(event),
    });
    simulator.reply(PATH, { errcode: 0 }, { token: false });
    await api.get(PATH);
    expect(keys).toEqual([provider.key]);
    expect(events).toMatchObject([{ key: provider.key, outcome: "fetched" }]);
    expectNoSecrets(provider.key, keys, events);
  });

  test("distinguishes two secrets of one corp", () => {
    const keyOf = (corpsecret: string) => wecomProvider({ corpid: "ww0123456789", corpsecret }).key;
    expect(keyOf(OWN)).not.toBe(keyOf(OTHER));
    expect(keyOf(OWN)).toBe(keyOf(OWN));
  });
});

describe("the warning about a hook that throws", () => {
  test("does not contain the hook's secrets", async () => {
    const { api, simulator, expectNoSecrets, warnings } = await startWatched({
      retry: {
        maxRetries: 1,
        shouldRetry: ({ config }) => {
          throw new Error(`why retry ${config?.params.access_token} of ?secret=${OTHER}`);
        },
      },
    });
    simulator.reply(PATH, { errcode: -1, errmsg: "busy" }, { token: false });
    await expect(api.get(PATH, { params: { access_token: OWN } })).rejects.toMatchObject({ errcode: -1 });
    await vi.waitFor(() =>
      expect(warnings()).toEqual([
        ["retry.shouldRetry threw: why retry [redacted] of ?secret=[redacted]", "axios-wechat"],
      ]),
    );
    expectNoSecrets(warnings());
  });
});
