import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { AccessTokenError, type RefreshEvent, TokenFetchError } from "../../src/index.ts";
import { simulatorReply } from "../../src/testing/index.ts";
import { holdClock, rejectionOf, SEND, STABLE_TOKEN, startFlow, storm, tokensOf } from "./setup.ts";

const USER = "/cgi-bin/user/info";
const HOUR = 3_600_000;
const JUMPS = [-8 * HOUR, 8 * HOUR];

describe("a token that is revoked again and again", () => {
  test("ten times in ten consecutive calls is renewed ten times, and no call fails", async () => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    for (let n = 0; n < 10; n += 1) {
      simulator.revokeToken();
      expect((await api.get(USER)).data.errcode).toBe(0);
    }
    expect(new Set(tokensOf(simulator)).size).toBe(11);
    expect(simulator.calls.length).toBe(1 + 10 * 2);
  });

  test("an eleventh time is held back, with an event and an error that says when to try again", async () => {
    const clock = holdClock();
    const events: RefreshEvent[] = [];
    const { api, simulator } = await startFlow({ onRefresh: (event) => void events.push(event) });
    await api.get(USER);
    for (let n = 0; n < 10; n += 1) {
      simulator.revokeToken();
      await api.get(`${USER}/${n}`);
    }
    const fetches = simulator.tokenCalls.length;
    simulator.revokeToken();
    const error = await rejectionOf(api.get(USER), AccessTokenError);
    expect(error).toMatchObject({ errcode: 40001, retryable: true, attempts: 1 });
    expect(error.message).toContain("try again in 5 s");
    expect(events.at(-1)).toMatchObject({ reason: "rejected", outcome: "held-back", heldBackMs: 5_000 });
    expect(simulator.tokenCalls.length).toBe(fetches);
    clock.pass(5_000);
    expect((await api.get(USER)).data.errcode).toBe(0);
  });

  test("is renewed at once after clear(), as between two tests", async () => {
    const { api, simulator, attachment } = await startFlow();
    await api.get(USER);
    for (let n = 0; n < 30; n += 1) {
      simulator.revokeToken();
      attachment.tokens?.clear();
      expect((await api.get(USER)).data.errcode).toBe(0);
    }
  });
});

describe.each(JUMPS)("a wall clock that is set by %i ms", (byMs) => {
  test("at any moment fails no call, and costs at most one fetch", async () => {
    const clock = holdClock();
    const { api, simulator } = await startFlow();
    clock.setWall(byMs);
    await api.get(USER);
    expect(simulator.tokenCalls.length).toBe(1);
    clock.setWall(byMs);
    await api.get(USER);
    expect(simulator.tokenCalls.length).toBeLessThanOrEqual(2);
    const before = simulator.tokenCalls.length;
    clock.setWall(-byMs);
    await storm(20, () => api.get(USER));
    expect(simulator.tokenCalls.length).toBeLessThanOrEqual(before + 1);
  });

  test("while a token is fetched does not change the token's lifetime", async () => {
    const clock = holdClock();
    const { api, simulator } = await startFlow({ refreshAheadMs: 0 });
    simulator.reply(STABLE_TOKEN, () => {
      clock.setWall(byMs);
      return { access_token: simulator.issueToken(), expires_in: 7200 };
    });
    await api.get(USER);
    clock.pass(7_199_000);
    await api.get(USER);
    expect(simulator.tokenCalls.length).toBe(1);
    clock.pass(1_000);
    await api.get(USER);
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("after a failed fetch does not change the pause of one second", async () => {
    const clock = holdClock();
    const { api, simulator } = await startFlow();
    simulator.fail(STABLE_TOKEN, 40125);
    await rejectionOf(api.get(USER), TokenFetchError);
    simulator.heal();
    clock.setWall(byMs);
    await rejectionOf(api.get(USER), TokenFetchError);
    clock.pass(1_000);
    expect((await api.get(USER)).data.errcode).toBe(0);
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("neither lengthens nor ends the pause of a path that rejects each renewed token", async () => {
    const clock = holdClock();
    const { api, simulator } = await startFlow();
    await api.get(USER);
    simulator.fail(SEND, 40001);
    await rejectionOf(api.post(SEND, {}), AccessTokenError);
    const before = simulator.tokenCalls.length;
    clock.setWall(byMs);
    // A token that expired with the wall clock is fetched anew, which is not a renewal for this path.
    await api.get(USER);
    const after = simulator.tokenCalls.length;
    expect(after).toBeLessThanOrEqual(before + 1);
    const error = await rejectionOf(api.post(SEND, {}), AccessTokenError);
    expect(error.message).toContain("starts no renewal for a while");
    expect(simulator.tokenCalls.length).toBe(after);
    clock.pass(60_000);
    await rejectionOf(api.post(SEND, {}), AccessTokenError);
    expect(simulator.tokenCalls.length).toBeGreaterThan(after);
  });

  test("during the delays before retries changes neither their length nor their number", async () => {
    const clock = holdClock();
    const { api, simulator } = await startFlow({
      retry: { baseDelayMs: 1 },
      onRetry: () => clock.setWall(byMs),
    });
    simulator.fail(USER, -1, { times: 3 });
    expect((await api.get(USER)).data.errcode).toBe(0);
    expect(simulator.calls.length).toBe(4);
  });
});

describe("a call with a timeout", () => {
  test("waits for a token no longer than that, while the renewal continues for others", async () => {
    const { api, simulator } = await startFlow();
    let respond = () => {};
    const held = new Promise<void>((resolve) => {
      respond = resolve;
    });
    simulator.reply(STABLE_TOKEN, async () => {
      await held;
      return { access_token: simulator.issueToken(), expires_in: 7200 };
    });
    const patient = api.get(USER);
    const error = await rejectionOf(api.get(USER, { timeout: 50 }), TokenFetchError);
    expect(error.cause).toMatchObject({ code: "ECONNABORTED", message: "timeout of 50ms exceeded" });
    expect(error.config).toMatchObject({ url: USER });
    respond();
    expect((await patient).data.errcode).toBe(0);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("reports the timeout like axios", async () => {
    const { api, simulator } = await startFlow();
    simulator.reply(STABLE_TOKEN, () => new Promise(() => {}));
    const options = {
      timeout: 20,
      timeoutErrorMessage: "too slow",
      transitional: { clarifyTimeoutError: true },
    };
    const error = await rejectionOf(api.get(USER, options), TokenFetchError);
    expect(error.cause).toMatchObject({ code: "ETIMEDOUT", message: "too slow" });
  });

  test("does not wait longer for a renewal either, or for a user's own manager", async () => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    simulator.revokeToken();
    simulator.reply(STABLE_TOKEN, () => new Promise(() => {}));
    await rejectionOf(api.get(USER, { timeout: 50 }), TokenFetchError);
    const never = () => new Promise<never>(() => {});
    const own = await startFlow({ tokens: { get: never, refresh: never } });
    await rejectionOf(own.api.get(USER, { timeout: 50 }), TokenFetchError);
  });
});

test("a Retry-After that is too long for a timer is an error at once", async () => {
  const { api, simulator } = await startFlow({ retry: { maxElapsedMs: Number.POSITIVE_INFINITY } });
  simulator.reply(USER, simulatorReply({ status: 503, headers: { "Retry-After": "2147484" } }));
  await expect(api.get(USER)).rejects.toMatchObject({ response: { status: 503 }, attempts: 1 });
  await turn();
  expect(simulator.calls.length).toBe(1);
});
