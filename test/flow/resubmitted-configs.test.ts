import axios, { type AxiosAdapter, type AxiosInstance, type AxiosRequestConfig, CanceledError } from "axios";
import { describe, expect, test, vi } from "vitest";
import { SystemBusyError, UserError, WechatApiError } from "../../src/index.ts";
import { attach, errcodesOf, holdClock, rejectionOf, SEND, startWechat, tokensOf, USER } from "./setup.ts";

// Traps: a WeakMap by config is lost, because axios clones configs; and with a trace of the plugin on it (`adapter`,
// `params`), a resubmitted `response.config` looks like a caller's own token.

/** A token that was renewed after a rejection starts no further renewal within this time. */
const RESTED_MS = 6_000;

/** Like tracing and recording plugins. */
function wrapAdapter(api: AxiosInstance): void {
  api.interceptors.request.use((config) => {
    const inner = axios.getAdapter(config.adapter);
    const wrapped: AxiosAdapter = (sent) => inner(sent);
    config.adapter = wrapped;
    return config;
  });
}

const WRAPPERS: readonly [
  who: string,
  before: (api: AxiosInstance) => void,
  after: (api: AxiosInstance) => void,
][] = [
  ["nothing wraps the adapter", () => {}, () => {}],
  ["an earlier interceptor wraps it", wrapAdapter, () => {}],
  ["a later interceptor wraps it", () => {}, wrapAdapter],
  ["interceptors on both sides wrap it", wrapAdapter, wrapAdapter],
];

describe.each(WRAPPERS)("when %s, a config that is resent five times", (who, before, after) => {
  /** Without another wrapper, axios' own adapter is restored. */
  const expectNoLayer = ({ adapter }: AxiosRequestConfig) => {
    if (who === "nothing wraps the adapter") expect(adapter).toEqual(axios.defaults.adapter);
  };

  /** Each exchange reads the response of each of its attempts once. */
  async function start() {
    const wechat = await startWechat();
    const api = wechat.client();
    const [read, onRetry] = [vi.fn(() => undefined), vi.fn()];
    before(api);
    attach(api, { readEnvelope: read, onRetry, retry: { baseDelayMs: 1, maxDelayMs: 2, budget: false } });
    after(api);
    const { simulator } = wechat;
    /** What one call costs, measured from outside and from inside. */
    const costOf = async (call: () => Promise<unknown>) => {
      const earlier = [simulator.calls.length, read.mock.calls.length, onRetry.mock.calls.length];
      await call();
      const now = [simulator.calls.length, read.mock.calls.length, onRetry.mock.calls.length];
      const [requests, reads, retries] = now.map((count, index) => count - (earlier[index] ?? 0));
      return { requests, reads, retries };
    };
    return { ...wechat, api, costOf };
  }

  test("costs as much as the first time, if it belongs to a busy error", async () => {
    const { api, simulator, costOf } = await start();
    simulator.fail(SEND, -1);
    let config: AxiosRequestConfig = { url: SEND, method: "post", data: { n: 1 } };
    const costs: unknown[] = [];
    for (let time = 0; time < 6; time += 1) {
      const call = async () => {
        const error = await rejectionOf(api.request(config), SystemBusyError);
        expect(error.attempts).toBe(4);
        config = error.config ?? {};
      };
      costs.push(await costOf(call));
    }
    // The safety net no longer reads the error's response, because the exchange already has.
    expect(costs).toEqual(Array(6).fill({ requests: 4, reads: 4, retries: 3 }));
    expect(new Set(simulator.calls.map(({ body }) => JSON.stringify(body)))).toEqual(new Set(['{"n":1}']));
    expectNoLayer(config);
    simulator.heal();
    expect((await api.request(config)).data.errcode).toBe(0);
  });

  test("costs as much as the first time, if it belongs to a final error", async () => {
    const { api, simulator, costOf } = await start();
    simulator.fail(USER, 43004);
    let config: AxiosRequestConfig = { url: USER, params: { openid: "o1" } };
    for (let time = 0; time < 6; time += 1) {
      const cost = await costOf(async () => {
        config = (await rejectionOf(api.request(config), UserError)).config ?? {};
      });
      expect(cost).toEqual({ requests: 1, reads: 1, retries: 0 });
    }
    expect(config.params).toEqual({ openid: "o1" });
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("gets a new token whenever the last one was revoked, if it belongs to a response", async () => {
    const clock = holdClock();
    const { api, simulator } = await start();
    let response = await api.get(USER, { params: { openid: "o1" } });
    for (let time = 0; time < 5; time += 1) {
      simulator.revokeToken();
      clock.pass(RESTED_MS);
      response = await api.request(response.config);
    }
    expect(errcodesOf(simulator)).toEqual([0, ...Array(5).fill([40001, 0]).flat()]);
    expect(simulator.calls.every(({ query }) => query.openid === "o1")).toBe(true);
    expect(new Set(tokensOf(simulator)).size).toBe(6);
  });

  test("gets a new token after a revocation, if it belongs to an error", async () => {
    const { api, simulator } = await start();
    simulator.fail(SEND, 43004, { times: 1 });
    const { config } = await rejectionOf(api.post(SEND, { n: 1 }), UserError);
    simulator.revokeToken();
    expect((await api.request(config ?? {})).data.errcode).toBe(0);
    expect(errcodesOf(simulator)).toEqual([43004, 40001, 0]);
  });

  test("works after five aborts before it was ever sent", async () => {
    const { api, simulator, costOf } = await start();
    let config: AxiosRequestConfig = { url: SEND, method: "post", data: { n: 1 } };
    for (let time = 0; time < 5; time += 1) {
      const error = await rejectionOf(api.request({ ...config, signal: AbortSignal.abort() }), CanceledError);
      config = error.config ?? {};
    }
    expect(simulator.calls.length + simulator.tokenCalls.length).toBe(0);
    simulator.fail(SEND, -1);
    const { signal: _aborted, ...fresh } = config;
    const cost = await costOf(async () => {
      expectNoLayer((await rejectionOf(api.request(fresh), SystemBusyError)).config ?? {});
    });
    expect(cost).toEqual({ requests: 4, reads: 4, retries: 3 });
  });
});

test("a config from a response works on another attached instance, with that instance's token", async () => {
  const { client, simulator } = await startWechat();
  const [one, two] = [client(), client()];
  attach(one);
  attach(two, { provider: async () => ({ access_token: "62_another-account", expires_in: 7200 }) });
  const { config } = await one.get(USER);
  await rejectionOf(two.request({ ...config, wechat: { refresh: false } }), WechatApiError);
  expect(tokensOf(simulator)).toEqual([simulator.tokenCalls[0]?.issued, "62_another-account"]);
});

test("the config of a call with wechat: false keeps that setting", async () => {
  const { client, simulator } = await startWechat();
  const api = client();
  attach(api);
  let response = await api.get(USER, { wechat: false });
  for (let time = 0; time < 3; time += 1) response = await api.request(response.config);
  expect(response.data.errcode).toBe(41001);
  expect(tokensOf(simulator)).toEqual(Array(4).fill(undefined));
});
