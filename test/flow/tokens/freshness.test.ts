import { describe, expect, test } from "vitest";
import type { RefreshEvent, WechatAttachment } from "../../../src/index.ts";
import { internalsOf } from "../../../src/token/account.ts";
import {
  eventually,
  gate,
  holdClock,
  SEND,
  STABLE_TOKEN,
  startFlow,
  storm,
  tokensOf,
  USER,
} from "../setup.ts";

// Trap (w7corp/easywechat#2582): refresh configured, never fired.

const SECOND = 1_000;
const LIFETIME = 7_200 * SECOND;
const AHEAD = 240 * SECOND;

/** Waits for the end of a renewal that the calls before have started, wanted or not, so that its request is counted. */
const renewalEnded = ({ tokens }: WechatAttachment) =>
  eventually(() => internalsOf(tokens)?.isBusy).toBe(false);

/** There is a token, and the clock is where its last minutes begin. */
async function startInLastMinutes(options: Parameters<typeof startFlow>[0] = {}, leftMs = AHEAD) {
  const clock = holdClock();
  const events: RefreshEvent[] = [];
  const flow = await startFlow({ onRefresh: (event) => events.push(event), ...options });
  await flow.api.get(USER);
  clock.pass(LIFETIME - leftMs);
  const issued = () => flow.simulator.tokenCalls.map((call) => call.issued);
  return { ...flow, clock, events, issued };
}

test("a token is not renewed until refreshAheadMs before its expiry", async () => {
  const clock = holdClock();
  const { api, attachment, simulator } = await startFlow();
  await api.get(USER);
  clock.pass(LIFETIME - AHEAD - SECOND);
  await storm(20, () => api.get(USER));
  await renewalEnded(attachment);
  expect(simulator.tokenCalls.length).toBe(1);
});

test("after that the old token is used during one background renewal, and then the new one", async () => {
  const { api, simulator, issued } = await startInLastMinutes();
  simulator.setLatency(({ path }) => (path === STABLE_TOKEN ? 200 : 0));
  const { failures } = await storm(50, (n) => api.post(SEND, { n }));
  expect(failures).toEqual([]);
  const [old] = issued();
  expect(new Set(tokensOf(simulator))).toEqual(new Set([old]));
  await eventually(() => issued().length).toBe(2);
  await eventually(async () => {
    await api.get(USER);
    return tokensOf(simulator).at(-1);
  }).toBe(issued()[1]);
  expect(issued()[1]).not.toBe(old);
  expect(simulator.tokenCalls.length).toBe(2);
});

test("onRefresh is called for it, without a secret", async () => {
  const { api, events, issued } = await startInLastMinutes();
  await api.get(USER);
  await eventually(() => events.length).toBe(2);
  const key = "stable_token:wx0123456789abcdef";
  const common = { key, account: key, forced: false, durationMs: expect.any(Number) };
  expect(events).toEqual([
    { ...common, reason: "missing", outcome: "fetched" },
    { ...common, reason: "expiring", outcome: "fetched" },
  ]);
  for (const token of issued()) expect(JSON.stringify(events)).not.toContain(token);
});

describe("a background renewal that fails", () => {
  test("fails no call, and is not tried again at every call", async () => {
    const { api, attachment, simulator, clock, events } = await startInLastMinutes();
    simulator.fail(STABLE_TOKEN, 40164);
    for (let call = 0; call < 30; call += 1) {
      await api.get(USER);
      clock.pass(100);
    }
    await renewalEnded(attachment);
    expect(simulator.tokenCalls.length).toBe(2);
    expect(events.at(-1)).toMatchObject({ reason: "expiring", outcome: "failed" });
    expect(new Set(tokensOf(simulator)).size).toBe(1);
  });

  test("is tried again later, without an effect on calls", async () => {
    const { api, attachment, simulator, clock, events } = await startInLastMinutes();
    simulator.fail(STABLE_TOKEN, 40164);
    await api.get(USER);
    await eventually(() => events.at(-1)?.outcome).toBe("failed");
    simulator.heal();
    clock.pass(60 * SECOND);
    await eventually(async () => {
      await api.get(USER);
      return new Set(tokensOf(simulator)).size;
    }).toBe(2);
    expect(simulator.tokenCalls.length).toBe(3);
    clock.pass(200 * SECOND);
    expect((await api.get(USER)).data.errcode).toBe(0);
    await renewalEnded(attachment);
    expect(simulator.tokenCalls.length).toBe(3);
  });

  test("until the token expires leaves the next call to its own fetch", async () => {
    const { api, simulator, clock, events } = await startInLastMinutes();
    simulator.fail(STABLE_TOKEN, 40164);
    await api.get(USER);
    await eventually(() => events.at(-1)?.outcome).toBe("failed");
    simulator.heal();
    clock.pass(AHEAD + SECOND);
    const { failures } = await storm(50, () => api.get(USER));
    expect(failures).toEqual([]);
    expect(simulator.tokenCalls.length).toBe(3);
  });
});

test("an endpoint that returns the same token again is not called at every call", async () => {
  const { api, attachment, simulator, clock, events } = await startInLastMinutes(
    { refreshAheadMs: 1_000 * SECOND },
    940 * SECOND,
  );
  for (let call = 0; call < 30; call += 1) {
    await api.get(USER);
    clock.pass(100);
  }
  await renewalEnded(attachment);
  expect(events.at(-1)).toMatchObject({ reason: "expiring", outcome: "unchanged" });
  expect(simulator.tokenCalls.length).toBe(2);
});

test("a short-lived token is used for the first tenth of its life without a renewal", async () => {
  const clock = holdClock();
  const { api, attachment, simulator } = await startFlow({}, { simulator: { expiresIn: 60 } });
  await api.get(USER);
  clock.pass(5 * SECOND);
  await storm(20, () => api.get(USER));
  await renewalEnded(attachment);
  expect(simulator.tokenCalls.length).toBe(1);
  clock.pass(2 * SECOND);
  await api.get(USER);
  await eventually(() => simulator.tokenCalls.length).toBe(2);
});

test("with refreshAheadMs: 0 the token is renewed at its expiry, once, by the calls that need it", async () => {
  const clock = holdClock();
  const { api, attachment, simulator } = await startFlow({ refreshAheadMs: 0 });
  await api.get(USER);
  clock.pass(LIFETIME - 1);
  await api.get(USER);
  await renewalEnded(attachment);
  expect(simulator.tokenCalls.length).toBe(1);
  clock.pass(1);
  const { failures } = await storm(100, (n) => api.post(SEND, { n }));
  expect(failures).toEqual([]);
  expect(simulator.tokenCalls.length).toBe(2);
  // No call sent the expired token to find out.
  expect(simulator.calls.length).toBe(102);
});

test("a rejection during a background renewal joins it, and costs no fetch of its own", async () => {
  const { api, simulator, issued } = await startInLastMinutes();
  const door = gate();
  const fresh = simulator.issueToken({ kind: "stable" });
  simulator.reply(STABLE_TOKEN, async () => {
    await door.passed;
    return { access_token: fresh, expires_in: 7200 };
  });
  await api.get(USER);
  await eventually(() => simulator.tokenCalls.length).toBe(2);
  simulator.fail(SEND, 42001, { times: 20 });
  const rejected = storm(20, (n) => api.post(SEND, { n }));
  await eventually(() => simulator.calls.length).toBe(22);
  door.open();
  expect((await rejected).failures).toEqual([]);
  expect(simulator.tokenCalls.length).toBe(2);
  expect(new Set(tokensOf(simulator))).toEqual(new Set([issued()[0], fresh]));
});
