import { describe, expect, test } from "vitest";
import {
  errcodesOf,
  eventually,
  type Flow,
  gate,
  SEND,
  STABLE_TOKEN,
  startFlow,
  storm,
  tally,
  tokensOf,
  USER,
} from "../setup.ts";

// Trap: refreshing per call, or sharing a promise without comparing the token, costs up to 1000
// fetches and fails up to 999 of 1000 calls.

/** After a first call, whose record is cleared. */
async function startWarm(...options: Parameters<typeof startFlow>): Promise<Flow & { fetches(): number }> {
  const flow = await startFlow(...options);
  await flow.api.post(SEND, { n: -1 });
  const calls = flow.simulator.calls as unknown[];
  const before = flow.simulator.tokenCalls.length;
  calls.length = 0;
  return { ...flow, fetches: () => flow.simulator.tokenCalls.length - before };
}

describe("any number of concurrent calls with an invalid token costs one token fetch, and none fails", () => {
  test.each([
    { count: 1000, how: "revoked, 40001", kill: "revokeToken", errcode: 40001 },
    { count: 300, how: "expired, 42001", kill: "expireToken", errcode: 42001 },
  ] as const)("$count calls, when it was $how", async ({ count, kill, errcode }) => {
    const { api, simulator, fetches } = await startWarm();
    simulator[kill]();
    const { failures } = await storm(count, (n) => api.post(SEND, { n }));
    expect(failures).toEqual([]);
    expect(fetches()).toBe(1);
    expect(simulator.calls.length).toBeLessThanOrEqual(2 * count);
    const responses = tally(errcodesOf(simulator));
    expect(responses.get(0)).toBe(count);
    expect(responses.get(errcode)).toBeGreaterThan(0);
    expect(new Set(tokensOf(simulator)).size).toBe(2);
  });

  test("1000 calls, when a tenth of the rejections arrive 300 ms late, long after the renewal", async () => {
    const { api, simulator, fetches } = await startWarm();
    simulator.revokeToken();
    let rejections = 0;
    let late = 0;
    simulator.setLatency(({ errcode }) => {
      if (errcode !== 40001) return 0;
      rejections += 1;
      if (rejections % 10 !== 0) return 0;
      late += 1;
      return 300;
    });
    const { failures } = await storm(1000, (n) => api.post(SEND, { n }));
    expect(late).toBeGreaterThanOrEqual(20);
    expect(failures).toEqual([]);
    expect(fetches()).toBe(1);
    expect(simulator.calls.length).toBeLessThanOrEqual(2000);
    expect(tally(errcodesOf(simulator)).get(0)).toBe(1000);
  });

  test("each call is resent byte for byte, and at most once", async () => {
    const { api, simulator } = await startWarm();
    simulator.revokeToken();
    await storm(50, (n) => api.post(SEND, { n, text: "你好" }));
    const arrived = simulator.calls.map(({ body }) => JSON.stringify(body));
    expect(new Set(arrived)).toEqual(
      new Set(Array.from({ length: 50 }, (_, n) => JSON.stringify({ n, text: "你好" }))),
    );
    expect(Math.max(...tally(arrived).values())).toBeLessThanOrEqual(2);
  });
});

test("a rejection of a token that was already replaced costs no fetch, however late it arrives", async () => {
  const { api, simulator, fetches } = await startWarm();
  const door = gate();
  simulator.reply(USER, async () => {
    await door.passed;
    return { errcode: 40001, errmsg: "invalid credential" };
  });
  const late = api.get(USER);
  await eventually(() => simulator.calls.length).toBe(1);
  simulator.revokeToken();
  await api.post(SEND, {});
  expect(fetches()).toBe(1);
  simulator.reply(USER, { errcode: 0, openid: "o1" });
  door.open();
  expect((await late).data.openid).toBe("o1");
  expect(fetches()).toBe(1);
  expect(new Set(tokensOf(simulator)).size).toBe(2);
});

test("a call that starts during a renewal waits for it, and is not sent with the invalid token", async () => {
  const { api, simulator, fetches } = await startWarm();
  const [dead] = simulator.tokenCalls.map(({ issued }) => issued);
  simulator.revokeToken();
  simulator.setLatency(({ path }) => (path === STABLE_TOKEN ? 100 : 0));
  const first = api.post(SEND, {});
  await eventually(fetches).toBe(1);
  const { failures } = await storm(50, (n) => api.post(SEND, { n }));
  await first;
  expect(failures).toEqual([]);
  expect(fetches()).toBe(1);
  expect(tally(tokensOf(simulator)).get(dead)).toBe(1);
});

test("a revoked token that stable_token keeps returning is replaced by one forced fetch for all", async () => {
  const { api, simulator, fetches } = await startWarm();
  simulator.revokeToken({ sticky: true });
  const { failures } = await storm(100, (n) => api.post(SEND, { n }));
  expect(failures).toEqual([]);
  expect(fetches()).toBe(2);
  expect(simulator.tokenCalls.map(({ force }) => force)).toEqual([false, false, true]);
});
