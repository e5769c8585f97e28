import { describe, expect, test } from "vitest";
import { AccessTokenError, type TokenFetcher } from "../../../src/index.ts";
import { holdClock, rejectionOf, SEND, startFlow, storm, tokensOf } from "../setup.ts";

// Trap (wechatpy/wechatpy#629): endless replays against an API that wants another kind of token.

const CALLS = 30;
const ELSEWHERE = Array.from({ length: CALLS }, (_, n) => `/cgi-bin/some/path${n}`);
const SAME_PATH = ELSEWHERE.map(() => SEND);

/** Makes the calls one after the other and records the cost of each. */
async function callInARow(
  { api, simulator }: Awaited<ReturnType<typeof startFlow>>,
  paths: readonly string[],
): Promise<AccessTokenError[]> {
  const errors: AccessTokenError[] = [];
  for (const path of paths) {
    const before = simulator.calls.length;
    const error = await rejectionOf(api.post(path, {}), AccessTokenError);
    const requests = simulator.calls.length - before;
    expect(requests).toBeLessThanOrEqual(2);
    expect(error.attempts).toBe(requests);
    errors.push(error);
  }
  return errors;
}

describe.each([
  { where: "on one path", paths: SAME_PATH, most: 3 },
  // The first fetch, and the burst of renewals that rejections may start.
  { where: "on a path each", paths: ELSEWHERE, most: 11 },
])(
  `a token that never works costs ${CALLS} calls in a row at most $most token fetches, $where`,
  ({ paths, most }) => {
    test("with stable_token, which is forced once", async () => {
      const flow = await startFlow();
      flow.simulator.fail("*", 40001);
      const errors = await callInARow(flow, paths);
      expect(flow.simulator.tokenCalls.length).toBeLessThanOrEqual(Math.min(most, 4));
      expect(flow.simulator.tokenCalls.filter(({ force }) => force).length).toBe(1);
      expect(errors.at(-1)?.message).toMatch(/another kind of token/);
    });

    test("with stable_token returning the same invalid token, forced or not", async () => {
      const flow = await startFlow();
      flow.simulator.reply("/cgi-bin/stable_token", { access_token: "12_dead-for-ever", expires_in: 7200 });
      await callInARow(flow, paths);
      expect(flow.simulator.tokenCalls.length).toBeLessThanOrEqual(3);
      // There is no other token for the replay.
      expect(flow.simulator.calls.length).toBe(CALLS);
    });

    test.each<[what: string, fetcher: () => TokenFetcher]>([
      [
        "that returns the same token",
        () => async () => ({ access_token: "12_dead-for-ever", expires_in: 7200 }),
      ],
      [
        "that returns another invalid token each time",
        () => {
          let fetched = 0;
          return async () => {
            fetched += 1;
            return { access_token: `12_dead-on-arrival-${fetched}`, expires_in: 7200 };
          };
        },
      ],
    ])("with a function %s", async (_, fetcher) => {
      let fetches = 0;
      const fetch = fetcher();
      const flow = await startFlow({
        provider: (request) => {
          fetches += 1;
          return fetch(request);
        },
      });
      await callInARow(flow, paths);
      expect(fetches).toBeLessThanOrEqual(most);
    });
  },
);

test("concurrent calls with a token that never works share the fetches", async () => {
  const { api, simulator } = await startFlow();
  simulator.fail("*", 40001);
  const { failures } = await storm(200, (n) => api.post(SEND, { n }));
  expect(failures.length).toBe(200);
  expect(new Set(failures).size).toBe(200);
  for (const failure of failures) expect(failure).toBeInstanceOf(AccessTokenError);
  expect(simulator.calls.length).toBeLessThanOrEqual(400);
  expect(simulator.tokenCalls.length).toBeLessThanOrEqual(3);
});

test("a fetch is forced at most once in 30 s", async () => {
  const clock = holdClock();
  const { api, simulator } = await startFlow();
  const forced = () => simulator.tokenCalls.filter(({ force }) => force).length;
  simulator.fail("*", 40001);
  for (let second = 0; second < 30; second += 1) {
    await rejectionOf(api.post(`/cgi-bin/path${second}`, {}), AccessTokenError);
    clock.pass(1_000);
  }
  expect(forced()).toBe(1);
  clock.pass(5_000);
  await rejectionOf(api.post("/cgi-bin/another", {}), AccessTokenError);
  expect(forced()).toBe(2);
});

test("a revocation that the endpoint does not notice is handled once, and a second one within 30 s is not", async () => {
  const clock = holdClock();
  const { api, simulator } = await startFlow();
  await api.post(SEND, {});
  simulator.revokeToken({ sticky: true });
  await api.post(SEND, {});
  expect(simulator.tokenCalls.map(({ force }) => force)).toEqual([false, false, true]);
  clock.pass(10_000);
  simulator.revokeToken({ sticky: true });
  await rejectionOf(api.post(SEND, {}), AccessTokenError);
  clock.pass(30_000);
  expect((await api.post(SEND, {})).data.errcode).toBe(0);
  expect(new Set(tokensOf(simulator)).size).toBe(3);
});
