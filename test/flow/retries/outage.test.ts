import axios, { type AxiosError } from "axios";
import { describe, expect, test } from "vitest";
import { SystemBusyError } from "../../../src/index.ts";
import { AT_ONCE, rejectionOf, SEND, startFlow, storm, USER } from "../setup.ts";

describe("an outage with -1 for everything costs 600 calls at most 900 requests", () => {
  const total = (failures: unknown[]) =>
    failures.reduce<number>((sum, failure) => sum + (failure as SystemBusyError).attempts, 0);

  test("all concurrent", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail("*", -1);
    const { failures } = await storm(600, (n) => (n % 2 ? api.post(SEND, { n }) : api.get(USER)));
    expect(failures.length).toBe(600);
    for (const failure of failures) expect(failure).toBeInstanceOf(SystemBusyError);
    expect(simulator.calls.length).toBeGreaterThan(600);
    expect(simulator.calls.length).toBeLessThanOrEqual(900);
    // Every error reports the cost of its call.
    expect(total(failures)).toBe(simulator.calls.length);
    expect(simulator.tokenCalls.length).toBe(1);
  });

  test("twenty at a time", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail("*", -1);
    const failures: unknown[] = [];
    for (let round = 0; round < 30; round += 1) {
      failures.push(...(await storm(20, (n) => api.post(SEND, { n }))).failures);
    }
    expect(failures.length).toBe(600);
    for (const failure of failures) expect(failure).toBeInstanceOf(SystemBusyError);
    expect(simulator.calls.length).toBeLessThanOrEqual(900);
    expect(total(failures)).toBe(simulator.calls.length);
  });
});

test("broken connections cost 300 GET calls at most 450 requests", async () => {
  const { api, simulator } = await startFlow();
  await api.get(USER);
  simulator.disconnect(USER);
  const { failures } = await storm(300, () => api.get(USER));
  expect(failures.length).toBe(300);
  for (const failure of failures) {
    expect(axios.isAxiosError(failure) && failure.response === undefined).toBe(true);
    expect((failure as AxiosError).code).not.toMatch(/WECHAT/);
  }
  expect(simulator.calls.length - 1).toBeLessThanOrEqual(450);
});

test("with an empty budget errors are thrown at once, and ten successes allow one retry", async () => {
  const { api, simulator } = await startFlow({ retry: { ...AT_ONCE, budget: 1 } });
  const busyOnce = async () => {
    simulator.fail(SEND, -1, { times: 1 });
    return api.post(SEND, {});
  };
  expect((await busyOnce()).data.errcode).toBe(0);
  // That success returned a tenth of its cost.
  expect((await rejectionOf(busyOnce(), SystemBusyError)).attempts).toBe(1);
  for (let success = 0; success < 8; success += 1) await api.get(USER);
  expect((await rejectionOf(busyOnce(), SystemBusyError)).attempts).toBe(1);
  await api.get(USER);
  expect((await busyOnce()).data.errcode).toBe(0);
});

test("without a budget every call has all its retries", async () => {
  const { api, simulator } = await startFlow({ retry: { ...AT_ONCE, budget: false, maxRetries: 2 } });
  simulator.fail(SEND, -1);
  const { failures } = await storm(60, () => api.post(SEND, {}));
  expect(failures.length).toBe(60);
  expect(simulator.calls.length).toBe(180);
});
