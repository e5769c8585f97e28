import { type AxiosCacheInstance, type CacheOptions, setupCache } from "axios-cache-interceptor";
import { describe, expect, test } from "vitest";
import {
  AccessTokenError,
  SystemBusyError,
  TokenFetchError,
  UserError,
  type WechatApiError,
  type WechatOptions,
} from "../../../src/index.ts";
import { assertNoSecrets, simulatorReply } from "../../../src/testing/index.ts";
import {
  APP,
  attach,
  errcodesOf,
  holdClock,
  rejectionOf,
  SEND,
  STABLE_TOKEN,
  startWechat,
  storm,
  USER,
} from "../setup.ts";

// Trap: axios-cache-interceptor stores errcode bodies as successes unless the adapter rejects, and the next identical
// request hangs unless the error has `isAxiosError` and `config`.

async function start(when: string, options: WechatOptions = {}, cacheOptions: CacheOptions = {}) {
  const wechat = await startWechat();
  const api = wechat.client();
  let cached: AxiosCacheInstance | undefined;
  const caching = () => {
    cached = setupCache(api, { ttl: 60_000, interpretHeader: false, ...cacheOptions });
  };
  if (when === "before") caching();
  attach(api, options);
  if (when === "after") caching();
  return { ...wechat, api, storage: () => cached?.storage };
}

describe.each(["before", "after"])("an axios-cache-interceptor that was set up %s attachWechat", (when) => {
  test("returns a success a second time without a call", async () => {
    const { api, simulator } = await start(when);
    simulator.reply(USER, { openid: "o1" });
    const [first, second] = [await api.get(USER), await api.get(USER)];
    expect([first.data, second.data]).toEqual([{ openid: "o1" }, { openid: "o1" }]);
    expect((second as { cached?: boolean }).cached).toBe(true);
    expect(simulator.calls.length).toBe(1);
  });

  test("returns it even after the token was revoked, and renews nothing", async () => {
    const { api, simulator } = await start(when);
    simulator.reply(USER, { openid: "o1" });
    await api.get(USER);
    simulator.revokeToken();
    simulator.fail(STABLE_TOKEN, 40125);
    expect((await api.get(USER)).data).toEqual({ openid: "o1" });
    expect(simulator.calls.length).toBe(1);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test.each([
    ["an errcode", 43004, UserError],
    ["a busy system after all retries", -1, SystemBusyError],
    ["a token error that no renewal fixes", 40001, AccessTokenError],
  ])("does not cache %s: the next identical request is sent, and neither hangs", async (_, errcode, type) => {
    const { api, simulator } = await start(when);
    simulator.fail(USER, errcode);
    await rejectionOf<WechatApiError>(api.get(USER), type);
    const calls = simulator.calls.length;
    await rejectionOf<WechatApiError>(api.get(USER), type);
    expect(simulator.calls.length).toBeGreaterThan(calls);
    simulator.heal();
    expect((await api.get(USER)).data.errcode).toBe(0);
  });

  test.each([
    ["a wrong secret", () => {}, { secret: "not-the-appsecret" }, TokenFetchError],
    ["HTTP 500", () => simulatorReply({ status: 500 }), { retry: false as const }, Error],
  ])("does not hang after %s", async (_, reply, options, type) => {
    const { api, simulator } = await start(when, { ...APP, ...options });
    const described = reply();
    if (described) simulator.reply(USER, described);
    await rejectionOf(api.get(USER), type);
    await rejectionOf(api.get(USER), type);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("does not hang after an aborted call", async () => {
    const { api, simulator } = await start(when);
    const controller = new AbortController();
    simulator.setLatency(() => {
      controller.abort();
      return 20;
    });
    await expect(api.get(USER, { signal: controller.signal })).rejects.toMatchObject({
      code: "ERR_CANCELED",
    });
    simulator.setLatency(0);
    expect((await api.get(USER)).data.errcode).toBe(0);
  });

  test("caches the result of a renewal and retries, and sends one request for many concurrent calls", async () => {
    const { api, simulator } = await start(when);
    await api.post(SEND, {});
    simulator.revokeToken();
    simulator.fail(USER, 40001, { times: 1 });
    simulator.fail(USER, -1, { times: 2 });
    const { values, failures } = await storm(20, () => api.get(USER));
    expect(failures).toEqual([]);
    expect(values.length).toBe(20);
    expect(errcodesOf(simulator)).toEqual([0, 40001, -1, -1, 0]);
    await api.get(USER);
    expect(simulator.calls.length).toBe(5);
  });

  test("rejects all calls that wait for the same request with its error, and sends the next one", async () => {
    const { api, simulator } = await start(when);
    simulator.fail(USER, 43004, { times: 1, delayMs: 20 });
    const { failures } = await storm(10, () => api.get(USER));
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(failure).toBeInstanceOf(UserError);
    expect((await api.get(USER)).data.errcode).toBe(0);
  });

  test("stores neither token nor secret, and identifies a request regardless of its token", async () => {
    const { api, simulator, storage } = await start(when);
    const { id, data } = (await api.get(USER, { params: { openid: "o1" } })) as {
      id?: string;
      data: unknown;
    };
    const kept = await storage()?.get(id ?? "");
    expect(kept?.state).toBe("cached");
    expect(kept?.data?.data).toEqual(data);
    assertNoSecrets([id, kept], [APP.secret, simulator.tokenCalls[0]?.issued ?? ""]);
    simulator.expireToken();
    await api.get(USER, { params: { openid: "o1" } });
    await api.get(USER, { params: { openid: "o2" } });
    expect(simulator.calls.map(({ query }) => query.openid)).toEqual(["o1", "o2", "o2"]);
  });

  test("revalidates a stale entry with a valid token", async () => {
    const { api, simulator } = await start(when, {}, { etag: true, ttl: 1 });
    simulator.reply(USER, ({ headers }) =>
      headers["if-none-match"] === '"v1"'
        ? simulatorReply({ status: 304, headers: { etag: '"v1"' } })
        : simulatorReply({ body: { openid: "o1" }, headers: { etag: '"v1"' } }),
    );
    await api.get(USER);
    simulator.revokeToken();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await api.get(USER)).data).toEqual({ openid: "o1" });
    expect(simulator.calls.map(({ status }) => status)).toEqual([200, 200, 304]);
  });
});

test("set up before the attach, it needs no token for a cached response", async () => {
  const clock = holdClock();
  const { api, simulator } = await start("before", {}, { ttl: 100_000_000 });
  await api.get(USER);
  clock.pass(7_200_000);
  simulator.fail(STABLE_TOKEN, 40125);
  expect((await api.get(USER)).data.errcode).toBe(0);
  expect(simulator.tokenCalls.length).toBe(1);
});
