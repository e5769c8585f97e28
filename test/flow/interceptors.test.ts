import { setImmediate as turn } from "node:timers/promises";
import type { AxiosInstance, AxiosResponse } from "axios";
import { describe, expect, test } from "vitest";
import { SystemBusyError, UserError } from "../../src/index.ts";
import type { WechatSimulator } from "../../src/testing/index.ts";
import { attach, errcodesOf, rejectionOf, SEND, startWechat, USER } from "./setup.ts";

// Trap (softonic/axios-retry#246, #295): a retry through the user's instance runs later interceptors twice (`undefined`
// after two unwraps, `/prefix/prefix/api` in URLs).

const BODY = { errcode: 0, errmsg: "ok", data: { data: { openid: "o1" } } };
const PATH = "/cgi-bin/prefixed/user/info";

interface Counts {
  requests: number;
  responses: number;
  errors: number;
}

/** Typical interceptors of users: one puts a prefix before the path, one unwraps the body. */
function intercept(api: AxiosInstance, style: "sync" | "async", unwraps: boolean): Counts {
  const counts: Counts = { requests: 0, responses: 0, errors: 0 };
  const maybeLater = <T>(value: T) => (style === "async" ? turn(value) : value);
  api.interceptors.request.use(
    (config) => {
      counts.requests += 1;
      config.url = config.url?.replace("/cgi-bin/user", "/cgi-bin/prefixed/user") ?? "";
      return maybeLater(config);
    },
    undefined,
    { synchronous: style === "sync" },
  );
  api.interceptors.response.use(
    (response) => {
      counts.responses += 1;
      return maybeLater(unwraps ? ((response as AxiosResponse).data as AxiosResponse) : response);
    },
    (error) => {
      counts.errors += 1;
      throw error;
    },
  );
  return counts;
}

/** The next call gets an invalid token, and then a busy system. */
function makeItHard(simulator: WechatSimulator): void {
  simulator.revokeToken();
  let begun = false;
  simulator.setLatency(({ path, errcode }) => {
    if (path === PATH && errcode === 40001 && !begun) {
      begun = true;
      simulator.fail(PATH, -1, { times: 2 });
    }
    return 0;
  });
}

describe.each([
  { when: "before", style: "sync" },
  { when: "before", style: "async" },
  { when: "after", style: "sync" },
  { when: "after", style: "async" },
] as const)("$style interceptors that were registered $when attachWechat", ({ when, style }) => {
  async function start(unwraps: boolean) {
    const wechat = await startWechat();
    wechat.simulator.reply(PATH, BODY);
    const api = wechat.client();
    let counts: Counts | undefined;
    if (when === "before") counts = intercept(api, style, unwraps);
    attach(api);
    counts ??= intercept(api, style, unwraps);
    return { ...wechat, api, counts };
  }

  test("run once for a call that succeeds", async () => {
    const { api, counts } = await start(false);
    expect((await api.get(USER)).data).toEqual(BODY);
    expect(counts).toEqual({ requests: 1, responses: 1, errors: 0 });
  });

  test("run once for a call with a renewal and two retries", async () => {
    const { api, simulator, counts } = await start(false);
    await api.get(USER);
    makeItHard(simulator);
    expect((await api.get(USER)).data).toEqual(BODY);
    expect(errcodesOf(simulator)).toEqual([0, 40001, -1, -1, 0]);
    expect(new Set(simulator.calls.map(({ path }) => path))).toEqual(new Set([PATH]));
    expect(counts).toEqual({ requests: 2, responses: 2, errors: 0 });
  });

  test("unwrap the body once, also through renewal and retries", async () => {
    const { api, simulator, counts } = await start(true);
    expect(await api.get<unknown, unknown>(USER)).toEqual(BODY);
    makeItHard(simulator);
    expect(await api.get<unknown, unknown>(USER)).toEqual(BODY);
    expect(counts).toEqual({ requests: 2, responses: 2, errors: 0 });
  });

  test("see one typed error, and hide no errcode by unwrapping", async () => {
    const { api, simulator, counts } = await start(true);
    simulator.fail(PATH, 43004, { times: 1 });
    await rejectionOf(api.get(USER), UserError);
    expect(counts).toEqual({ requests: 1, responses: 0, errors: 1 });
    simulator.fail(PATH, -1);
    const error = await rejectionOf(api.get(USER), SystemBusyError);
    expect(error.attempts).toBe(4);
    expect(counts).toEqual({ requests: 2, responses: 0, errors: 2 });
  });
});

test("an interceptor may turn the typed error into a value", async () => {
  const { simulator, client } = await startWechat();
  const api = client();
  attach(api);
  api.interceptors.response.use(undefined, (error) =>
    error instanceof UserError ? { unsubscribed: true } : Promise.reject(error),
  );
  simulator.fail(SEND, 43004);
  expect(await api.post<unknown, unknown>(SEND, {})).toEqual({ unsubscribed: true });
});

test("every attempt contains what a request interceptor adds", async () => {
  const { simulator, client } = await startWechat();
  const api = client();
  attach(api);
  let made = 0;
  api.interceptors.request.use((config) => {
    made += 1;
    config.params = { ...config.params, trace: `t${made}` };
    return config;
  });
  simulator.fail(SEND, -1, { times: 2 });
  await api.post(SEND, {});
  expect(simulator.calls.map(({ query }) => query.trace)).toEqual(["t1", "t1", "t1"]);
});

test("an interceptor that throws prevents the call", async () => {
  const { simulator, client } = await startWechat();
  const api = client();
  attach(api);
  const thrown = new Error("not today");
  api.interceptors.request.use(() => {
    throw thrown;
  });
  await expect(api.get(USER)).rejects.toBe(thrown);
  expect(simulator.calls.length + simulator.tokenCalls.length).toBe(0);
});
