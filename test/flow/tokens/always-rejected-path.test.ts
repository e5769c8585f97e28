import { describe, expect, test } from "vitest";
import { AccessTokenError, clientCredentialProvider, memoryStore } from "../../../src/index.ts";
import {
  APP,
  attach,
  errcodesOf,
  type Flow,
  holdClock,
  rejectionOf,
  SEND,
  startFlow,
  startWechat,
  storm,
  USER,
} from "../setup.ts";

// Trap (binarywang/WxJava#1087): `access_token=` inside a payload returned 40001 until the token quota was gone.

const POISONED = "/cgi-bin/material/add_material";
const MINUTE = 60_000;

describe("a path that always returns 40001 costs at most 2 token fetches in 12 s, and no healthy call", () => {
  async function livesTwelveSeconds({ api, simulator }: Flow, clock: { pass(ms: number): void }) {
    simulator.fail(POISONED, 40001);
    const healthyFailures: unknown[] = [];
    for (let passedMs = 0; passedMs < 12_000; passedMs += 250) {
      const poisoned = storm(2, () => api.post(POISONED, { text: "access_token=" }));
      const healthy = await storm(4, (n) => (n % 2 ? api.get(USER) : api.post(SEND, { n })));
      healthyFailures.push(...healthy.failures);
      for (const failure of (await poisoned).failures) expect(failure).toBeInstanceOf(AccessTokenError);
      expect((await poisoned).failures.length).toBe(2);
      clock.pass(250);
    }
    expect(healthyFailures).toEqual([]);
  }

  test("with a token from stable_token that is in use", async () => {
    const clock = holdClock();
    const flow = await startFlow();
    await flow.api.get(USER);
    const before = flow.simulator.tokenCalls.length;
    await livesTwelveSeconds(flow, clock);
    expect(flow.simulator.tokenCalls.length - before).toBeLessThanOrEqual(2);
  });

  test("with a token from cgi-bin/token, including the first fetch", async () => {
    const clock = holdClock();
    const flow = await startFlow({ provider: clientCredentialProvider(APP) });
    await livesTwelveSeconds(flow, clock);
    expect(flow.simulator.tokenCalls.length).toBeLessThanOrEqual(2);
  });
});

/** Here each renewal is one fetch, and returns a good token. */
async function startCounting() {
  let fetches = 0;
  const flow: Flow = await startFlow({
    provider: async () => {
      fetches += 1;
      return { access_token: flow.simulator.issueToken(), expires_in: 86_400 };
    },
  });
  await flow.api.get(USER);
  flow.simulator.fail(POISONED, 40001);
  const begun = fetches;
  const poison = () => rejectionOf(flow.api.post(POISONED, {}), AccessTokenError);
  return { ...flow, poison, renewals: () => fetches - begun };
}

test("the pause of such a path is a minute and doubles with every unsuccessful renewal", async () => {
  const clock = holdClock();
  const { poison, renewals } = await startCounting();
  await poison();
  expect(renewals()).toBe(1);
  for (const [vain, pauseMs] of [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE].entries()) {
    clock.pass(pauseMs - 1);
    await poison();
    expect(renewals()).toBe(vain + 1);
    clock.pass(1);
    await poison();
    expect(renewals()).toBe(vain + 2);
  }
});

test("the pause is at most an hour", async () => {
  const clock = holdClock();
  const { poison, renewals } = await startCounting();
  await poison();
  for (let vain = 1; vain <= 8; vain += 1) {
    clock.pass(60 * MINUTE);
    await poison();
    expect(renewals()).toBe(vain + 1);
  }
});

test("the pause ends with a success, and the next one is a minute again", async () => {
  const clock = holdClock();
  const { api, simulator, poison, renewals } = await startCounting();
  await poison();
  clock.pass(MINUTE);
  await poison();
  expect(renewals()).toBe(2);

  simulator.heal(POISONED);
  await api.post(POISONED, {});
  simulator.revokeToken();
  clock.pass(10_000);
  await api.post(POISONED, {});
  expect(renewals()).toBe(3);

  simulator.fail(POISONED, 40001);
  clock.pass(10_000);
  await poison();
  expect(renewals()).toBe(4);
  clock.pass(MINUTE);
  await poison();
  expect(renewals()).toBe(5);
});

test("a paused path uses tokens that other paths renewed", async () => {
  const clock = holdClock();
  const { api, simulator, poison, renewals } = await startCounting();
  await poison();
  clock.pass(10_000);
  simulator.heal(POISONED);
  simulator.revokeToken();
  await api.get(USER);
  expect(renewals()).toBe(2);
  await api.post(POISONED, {});
  expect(errcodesOf(simulator).slice(-2)).toEqual([0, 0]);
});

test("a paused path does not resend a call with the same token", async () => {
  holdClock();
  const { simulator, poison } = await startCounting();
  await poison();
  const before = simulator.calls.length;
  const error = await poison();
  expect(simulator.calls.length - before).toBe(1);
  expect(error.attempts).toBe(1);
});

test("other paths still renew while one is paused", async () => {
  const clock = holdClock();
  const { api, simulator, poison, renewals } = await startCounting();
  await poison();
  clock.pass(6_000);
  simulator.revokeToken();
  expect((await api.get(USER)).data.errcode).toBe(0);
  expect(renewals()).toBe(2);
  expect(errcodesOf(simulator).slice(-2)).toEqual([40001, 0]);
});

test("100 concurrent calls of that kind cost at most 2 token fetches and 200 requests", async () => {
  const { api, simulator } = await startFlow();
  await api.get(USER);
  simulator.fail(POISONED, 40001);
  const before = { fetches: simulator.tokenCalls.length, calls: simulator.calls.length };
  const { failures } = await storm(100, () => api.post(POISONED, {}));
  expect(failures.length).toBe(100);
  expect(simulator.tokenCalls.length - before.fetches).toBeLessThanOrEqual(2);
  expect(simulator.calls.length - before.calls).toBeLessThanOrEqual(200);
});

describe("a path that rejected a token which it had not renewed itself", () => {
  const INVALID = { errcode: 40001, errmsg: "invalid credential" };

  test("is not paused: the token may have died since another path renewed it", async () => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    let responses = 0;
    simulator.reply(SEND, async () => {
      responses += 1;
      simulator.revokeToken();
      // The first response comes so late that another call has renewed the token.
      if (responses === 1) await api.get(USER);
      return INVALID;
    });
    const error = await rejectionOf(api.post(SEND, {}), AccessTokenError);
    expect(error).toMatchObject({ attempts: 2, retryable: true });
    expect(error.message).toContain(
      "The token that was renewed meanwhile was rejected too: the next call renews it",
    );
    simulator.reply(SEND, { errcode: 0 });
    await expect(api.post(SEND, {})).resolves.toMatchObject({ data: { errcode: 0 } });
    expect(simulator.tokenCalls).toHaveLength(3);
  });

  test("is not paused either when the token came from the store", async () => {
    const { simulator, client } = await startWechat();
    const store = memoryStore();
    const [busy, idle] = [client(), client()];
    for (const api of [busy, idle]) {
      attach(api, { store });
      await api.get(USER);
    }
    simulator.revokeToken();
    await busy.get(USER);
    simulator.revokeToken();
    await rejectionOf(idle.get(USER), AccessTokenError);
    await expect(idle.get(USER)).resolves.toMatchObject({ status: 200 });
    expect(simulator.tokenCalls).toHaveLength(3);
  });
});
