import type { AxiosError } from "axios";
import { describe, expect, test } from "vitest";
import { isWechatError } from "../../../src/index.ts";
import { simulatorReply } from "../../../src/testing/index.ts";
import { together } from "../../together.ts";
import { AT_ONCE, rejectionOf, SEND, startFlow, USER } from "../setup.ts";

const BAD_GATEWAY = simulatorReply({ status: 502, body: "<html>Bad Gateway</html>" });

/** The error of a failed call, which must be axios' own. */
async function faultOf(promise: Promise<unknown>): Promise<AxiosError & { attempts?: number }> {
  const fault = await rejectionOf(promise, Error);
  expect(isWechatError(fault)).toBe(false);
  expect(fault).toMatchObject({ isAxiosError: true });
  return fault as AxiosError & { attempts?: number };
}

describe.each(["http", "fetch"] as const)("with the %s adapter", (adapter) => {
  const start = () => startFlow({}, { axios: { adapter } });

  test.each(["get", "head", "put", "delete"] as const)(
    "a broken connection on %s is retried three times",
    async (method) => {
      const { api, simulator } = await start();
      await api.get("/cgi-bin/getcallbackip");
      simulator.disconnect(USER);
      const fault = await faultOf(api.request({ method, url: USER }));
      expect(fault.attempts).toBe(4);
      expect(simulator.calls.filter(({ path }) => path === USER).length).toBe(4);
      simulator.heal();
      simulator.disconnect(USER, { times: 2 });
      expect((await api.request({ method, url: USER })).status).toBe(200);
    },
  );

  test.each(["post", "patch"] as const)("a broken connection on %s is not retried", async (method) => {
    const { api, simulator } = await start();
    simulator.disconnect(SEND);
    expect((await faultOf(api.request({ method, url: SEND, data: {} }))).attempts).toBe(1);
    expect(simulator.calls.length).toBe(1);
  });

  test.each([429, 500, 502, 503, 504])("HTTP %i is retried on GET and not on POST", async (status) => {
    const { api, simulator } = await start();
    simulator.reply("*", simulatorReply({ status, body: "<html>try later</html>" }));
    expect((await faultOf(api.get(USER))).response?.status).toBe(status);
    expect(simulator.calls.length).toBe(4);
    expect((await faultOf(api.post(SEND, {}))).response?.status).toBe(status);
    expect(simulator.calls.length).toBe(5);
  });

  test.each([400, 404, 412])("HTTP %i is not retried", async (status) => {
    const { api, simulator } = await start();
    simulator.reply(USER, simulatorReply({ status, body: "" }));
    expect((await faultOf(api.get(USER))).attempts).toBe(1);
    expect(simulator.calls.length).toBe(1);
  });

  // Trap: a timeout is ECONNABORTED on http and ETIMEDOUT on fetch: axios-retry's own predicate retries one of them.
  const methods = ["get", "post"] as const;
  const timedOut = together(methods, async (method) => {
    const { api, simulator } = await start();
    await api.get("/cgi-bin/getcallbackip");
    simulator.setLatency(5_000);
    const fault = await faultOf(api.request({ method, url: USER, timeout: 500 }));
    expect(["ECONNABORTED", "ETIMEDOUT"]).toContain(fault.code);
    expect(simulator.calls.filter(({ path }) => path === USER).length).toBe(1);
  });
  test.each(methods)("a timeout on %s is not retried", (method) => timedOut(method));
});

test("a bad gateway is retried until it recovers", async () => {
  const { api, simulator } = await startFlow();
  let seen = 0;
  simulator.reply(USER, () => {
    seen += 1;
    return seen < 4 ? BAD_GATEWAY : { openid: "o1" };
  });
  expect((await api.get(USER)).data).toEqual({ openid: "o1" });
  expect(simulator.calls.length).toBe(4);
});

// Trap: `shouldResetTimeout: false` shrinks `config.timeout` attempt by attempt, and the shrunken value stays.
const owners = ["instance", "call"] as const;
const inTime = together(owners, async (whose) => {
  const timeout = { timeout: 800 };
  const { api, simulator } = await startFlow({}, whose === "instance" ? { axios: timeout } : {});
  simulator.fail(SEND, -1, { times: 3, delayMs: 300 });
  const response = await api.post(SEND, {}, whose === "call" ? timeout : {});
  expect(response.data.errcode).toBe(0);
  expect(response.config.timeout).toBe(800);
  expect(simulator.calls.length).toBe(4);
});
test.each(owners)("the timeout of the %s applies to each attempt, not to all together", (whose) =>
  inTime(whose),
);

test("a gateway's Retry-After is respected if there is time for it, or the call is not retried", async () => {
  const delays: number[] = [];
  const { api, simulator } = await startFlow({
    retry: { ...AT_ONCE, maxElapsedMs: 5_000 },
    onRetry: ({ delayMs }) => delays.push(delayMs),
  });
  let seen = 0;
  simulator.reply(USER, () => {
    seen += 1;
    const header = seen === 1 ? "0.1" : "60";
    return simulatorReply({ status: 503, headers: { "retry-after": header }, body: "" });
  });
  const fault = await faultOf(api.get(USER));
  expect(fault.attempts).toBe(2);
  expect(delays).toEqual([expect.closeTo(100, 0)]);
});

// Trap: axios-retry throws when it reads the Retry-After of a response without headers.
test("a response without headers, from another plugin's adapter, is still retried", async () => {
  const { api } = await startFlow();
  let seen = 0;
  const { data } = await api.get(USER, {
    wechat: { token: false },
    adapter: async (config) => {
      seen += 1;
      const body = seen === 1 ? { errcode: -1, errmsg: "system error" } : { openid: "o1" };
      return { data: body, status: 200, statusText: "OK", headers: undefined as never, config };
    },
  });
  expect(data).toEqual({ openid: "o1" });
  expect(seen).toBe(2);
});
