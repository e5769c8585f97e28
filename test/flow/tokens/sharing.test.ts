import { describe, expect, test } from "vitest";
import {
  clientCredentialProvider,
  createTokenManager,
  memoryStore,
  type RefreshEvent,
  stableTokenProvider,
  TokenFetchError,
  type TokenManager,
} from "../../../src/index.ts";
import {
  APP,
  AT_ONCE,
  attach,
  gate,
  holdClock,
  rejectionOf,
  SEND,
  STABLE_TOKEN,
  startWechat,
  storm,
  tokensOf,
  USER,
} from "../setup.ts";

describe("instances that share a manager", () => {
  async function startShared(count: number) {
    const wechat = await startWechat();
    const tokens = createTokenManager({ provider: stableTokenProvider(APP), http: wechat.client() });
    const heard: RefreshEvent[][] = [];
    const apis = Array.from({ length: count }, () => {
      const events: RefreshEvent[] = [];
      heard.push(events);
      const api = wechat.client();
      expect(attach(api, { tokens, onRefresh: (event) => events.push(event) }).tokens).toBe(tokens);
      return api;
    });
    return { ...wechat, tokens, apis, heard };
  }

  test("fetch one token for all, at a cold start and after a revocation", async () => {
    const { simulator, apis, heard } = await startShared(3);
    const all = () => Promise.all(apis.map((api) => storm(30, (n) => api.post(SEND, { n }))));
    expect((await all()).flatMap(({ failures }) => failures)).toEqual([]);
    expect(simulator.tokenCalls.length).toBe(1);
    simulator.revokeToken();
    expect((await all()).flatMap(({ failures }) => failures)).toEqual([]);
    expect(simulator.tokenCalls.length).toBe(2);
    for (const events of heard) {
      expect(events.map(({ reason, outcome }) => [reason, outcome])).toEqual([
        ["missing", "fetched"],
        ["rejected", "fetched"],
      ]);
    }
  });

  test("each throw their own error when it fails", async () => {
    const { simulator, apis, tokens } = await startShared(2);
    simulator.fail(STABLE_TOKEN, 40125);
    const errors = await Promise.all(apis.map((api) => rejectionOf(api.get(USER), TokenFetchError)));
    expect(new Set(errors).size).toBe(2);
    expect(new Set(errors.map(({ config }) => config)).size).toBe(2);
    const direct = await Promise.all([1, 2].map(() => rejectionOf(tokens.get(), TokenFetchError)));
    expect(new Set([...errors, ...direct]).size).toBe(4);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("use the same token as direct callers of the manager", async () => {
    const { simulator, apis, tokens } = await startShared(1);
    await apis[0]?.get(USER);
    const token = await tokens.get();
    expect(tokensOf(simulator)).toEqual([token]);
    simulator.revokeToken();
    const renewed = await tokens.refresh(token);
    expect(renewed).not.toBe(token);
    await apis[0]?.get(USER);
    expect(tokensOf(simulator).at(-1)).toBe(renewed);
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("work with a user's own manager", async () => {
    const { simulator, client } = await startWechat();
    let current = simulator.issueToken();
    let renewals = 0;
    const tokens: Pick<TokenManager, "get" | "refresh"> = {
      get: async () => current,
      refresh: async (rejected) => {
        if (rejected !== current) return current;
        renewals += 1;
        current = simulator.issueToken();
        return current;
      },
    };
    const api = client();
    attach(api, { tokens });
    simulator.revokeToken();
    const { failures } = await storm(20, (n) => api.post(SEND, { n }));
    expect(failures).toEqual([]);
    expect(renewals).toBe(1);
  });
});

test("many apps side by side keep their tokens separate", async () => {
  const { simulator, client } = await startWechat({}, {});
  const apps = Array.from({ length: 10 }, (_, n) => {
    const api = client();
    attach(api, { appid: `wx-app-${n}`, secret: `secret-of-app-${n}` });
    return api;
  });
  const { failures } = await storm(200, (n) => apps[n % 10]?.post(SEND, { n }) ?? Promise.reject());
  expect(failures).toEqual([]);
  expect(simulator.tokenCalls.length).toBe(10);
  const tokenOfApp = simulator.tokenCalls.map(({ body, issued }) => [
    (body as { appid: string }).appid,
    issued,
  ]);
  for (const { body, query } of simulator.calls) {
    const app = `wx-app-${(body as { n: number }).n % 10}`;
    expect(query.access_token).toBe(new Map(tokenOfApp as [string, string][]).get(app));
  }
});

test("apps at several WeChat servers stay with their own server", async () => {
  const [first, second] = [await startWechat(), await startWechat()];
  const [one, two] = [first.client(), second.client()];
  attach(one);
  attach(two);
  await Promise.all([storm(20, () => one.get(USER)), storm(20, () => two.get(USER))]);
  first.simulator.revokeToken();
  await Promise.all([storm(20, () => one.get(USER)), storm(20, () => two.get(USER))]);
  expect(first.simulator.tokenCalls.length).toBe(2);
  expect(second.simulator.tokenCalls.length).toBe(1);
});

// Trap (silenceper/wechat#706): WeCom apps of one corp shared a token because the key lacked the secret's identity.
describe("managers that share a store", () => {
  async function startStored() {
    const wechat = await startWechat();
    const store = memoryStore();
    const [one, two] = [wechat.client(), wechat.client()];
    // Each fetch invalidates the previous token here.
    attach(one, { provider: clientCredentialProvider(APP), store, retry: AT_ONCE });
    attach(two, { provider: clientCredentialProvider(APP), store, retry: AT_ONCE });
    return { ...wechat, store, one, two };
  }

  test("use the token that the other has stored, at a cold start and after a revocation", async () => {
    const { simulator, one, two } = await startStored();
    await one.get(USER);
    await two.get(USER);
    expect(simulator.tokenCalls.length).toBe(1);
    simulator.revokeToken();
    await one.get(USER);
    await two.get(USER);
    expect(simulator.tokenCalls.length).toBe(2);
    expect(new Set(tokensOf(simulator).slice(-1))).toEqual(new Set([simulator.tokenCalls[1]?.issued]));
  });

  // Trap (w7corp/easywechat#696): a slower, older token response overwrote the newer one.
  test("never let a slow, older response replace the newer token", async () => {
    const clock = holdClock();
    const { simulator, client } = await startWechat();
    const store = memoryStore();
    const door = gate();
    const [slow, fast] = [client(), client()];
    const old = simulator.issueToken();
    const key = "central";
    attach(slow, {
      provider: {
        key,
        fetch: async () => {
          await door.passed;
          return { access_token: old, expires_in: 7200 };
        },
      },
      store,
    });
    attach(fast, {
      provider: { key, fetch: async () => ({ access_token: simulator.issueToken(), expires_in: 7200 }) },
      store,
    });
    const waiting = slow.get(USER);
    await new Promise((resolve) => setImmediate(resolve));
    clock.pass(1_000);
    await fast.get(USER);
    const newer = tokensOf(simulator)[0];
    door.open();
    await waiting;
    expect((await store.get(key))?.value).toBe(newer);
  });
});
