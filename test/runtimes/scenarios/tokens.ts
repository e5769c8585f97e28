import { isCancel } from "axios";
import {
  CredentialError,
  callInfo,
  type StoredToken,
  TokenFetchError,
  type TokenStore,
  wecomProvider,
} from "axios-wechat";
import { delay, equal, ok, rejectionOf, until } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { STABLE_TOKEN, USER } from "../scene/scene.ts";
import { DUE_AFTER_MS, shortFirst } from "../scene/short-first.ts";

const times = (count: number, call: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, call));

/** One token for all, renewed once. */
export const tokens: Group = {
  "50 calls of a cold start make one token request": async ({ simulator, attach }) => {
    const api = attach();
    await times(50, () => api.get(USER));
    equal([(await simulator.tokenCalls()).length, (await simulator.calls()).length], [1, 50]);
  },
  "a call with an expired token is sent again with another": async ({ simulator, attach }) => {
    const api = attach();
    await api.get(USER);
    await simulator.expireToken();
    const response = await api.get(USER);
    equal([response.data.errcode, callInfo(response)?.renewed], [0, true]);
    equal(
      (await simulator.calls()).map(({ errcode }) => errcode),
      [0, 42001, 0],
    );
  },
  "a storm of 50 calls with a dead token makes one token request": async ({ simulator, attach }) => {
    const api = attach();
    await api.get(USER);
    await simulator.revokeToken();
    await times(50, () => api.post(USER, { openid: "o1" }));
    equal((await simulator.tokenCalls()).length, 2, "the number of token requests");
    const good = (await simulator.calls()).filter(({ errcode }) => errcode === 0);
    equal(good.length, 51, "the number of successes");
  },
  "where the same dead token comes back, one is forced": async ({ simulator, attach }) => {
    const api = attach();
    await api.get(USER);
    await simulator.revokeToken({ sticky: true });
    await api.get(USER);
    equal((await simulator.tokenCalls()).length, 3, "the number of token requests");
  },
  "a token near its end is renewed once, and no call fails": {
    simulator: { overlapMs: 60_000 },
    async run({ simulator, attach, account, isWorker }) {
      const api = attach({ provider: shortFirst(account) });
      await api.get(USER);
      await delay(DUE_AFTER_MS + 50);
      const responses = await times(20, () => api.get(USER));
      const renewal = async () => (await simulator.tokenCalls()).length === 2;
      await until(renewal, "two token requests");
      const second = (await simulator.tokenCalls())[1]?.issued;
      const used = (await simulator.calls()).map(({ query }) => query.access_token);
      equal(responses.length, 20);
      // In the background the old token serves meanwhile; in the foreground the calls wait for the new one.
      equal(
        used.slice(1).every((token) => token === second),
        isWorker,
        "whether the calls waited",
      );
      await until(async () => {
        await api.get(USER);
        return (await simulator.calls()).at(-1)?.query.access_token === second;
      }, "a call with the new token");
      equal((await simulator.tokenCalls()).length, 2, "the number of token requests");
    },
  },
  "a wrong secret is one TokenFetchError for each, after one request": async ({
    attach,
    simulator,
    account,
  }) => {
    const api = attach({ appid: account.appid, secret: "wrong" });
    const errors = await times(10, () => rejectionOf(api.get(USER), TokenFetchError));
    equal(new Set(errors).size, 10, "the number of errors");
    ok((errors[0] as TokenFetchError).cause instanceof CredentialError, "its cause is WeChat's errcode");
    equal((await simulator.tokenCalls()).length, 1, "the number of token requests");
  },
  "-1 of the token endpoint is repeated": async ({ simulator, attach }) => {
    await simulator.fail(STABLE_TOKEN, -1, { times: 1 });
    equal((await attach().get(USER)).data.errcode, 0);
  },
  "an abort ends the wait for a token, and not the renewal": async ({ simulator, attach }) => {
    await simulator.setLatency(400, STABLE_TOKEN);
    const api = attach();
    const controller = new AbortController();
    const aborted = api.get(USER, { signal: controller.signal });
    const other = api.get(USER);
    await delay(100);
    controller.abort();
    const error = await rejectionOf(aborted, Error);
    ok(isCancel(error), "axios takes it for a cancellation");
    equal((await other).data.errcode, 0);
    equal((await simulator.calls()).length, 1, "the number of calls");
    equal((await simulator.tokenCalls()).length, 1, "the number of token requests");
  },
  "a call waits for a token no longer than its timeout": async ({ simulator, attach }) => {
    await simulator.setLatency(1_500, STABLE_TOKEN);
    const api = attach();
    const patient = api.get(USER);
    const error = await rejectionOf(api.get(USER, { timeout: 200 }), TokenFetchError);
    equal((error.cause as { code?: string }).code, "ECONNABORTED");
    equal((await patient).data.errcode, 0);
    equal((await simulator.tokenCalls()).length, 1, "the number of token requests");
  },
  "a token can come from a function": async ({ simulator, attach }) => {
    const token = await simulator.issueToken();
    const api = attach({ provider: async () => ({ access_token: token, expires_in: 7200 }) });
    equal((await api.get(USER)).data.errcode, 0);
    equal((await simulator.calls())[0]?.query.access_token, token);
  },
  "WeCom's token comes from gettoken": async ({ simulator, attach, account }) => {
    const provider = wecomProvider({ corpid: "ww0123456789abcdef", corpsecret: account.secret });
    const { data } = await attach({ provider }).get("/cgi-bin/user/list_id");
    equal(data.errcode, 0);
    equal(
      (await simulator.tokenCalls()).map(({ path }) => path),
      ["/cgi-bin/gettoken"],
    );
  },
  "a custom store keeps the token for others": async ({ simulator, attach }) => {
    const kept = new Map<string, StoredToken>();
    let locks = 0;
    const store: TokenStore = {
      get: async (key) => kept.get(key),
      set: async (key, token) => kept.set(key, token).has(key),
      async lock() {
        locks += 1;
        return async () => {};
      },
    };
    await attach({ store }).get(USER);
    await attach({ store }).get(USER);
    equal([(await simulator.tokenCalls()).length, kept.size, locks], [1, 1, 1]);
  },
  "a store that fails fails no call": async ({ attach }) => {
    const outcomes: string[] = [];
    const broken = async () => Promise.reject(new Error("down"));
    const store: TokenStore = { get: broken, set: broken };
    const api = attach({ store, onRefresh: ({ outcome }) => outcomes.push(outcome) });
    equal((await api.get(USER)).data.errcode, 0);
    equal(outcomes, ["store-failed", "fetched"]);
  },
};
