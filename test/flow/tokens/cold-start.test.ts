import { expect, test } from "vitest";
import {
  eventually,
  SEND,
  STABLE_TOKEN,
  skipTokenWaits,
  startFlow,
  storm,
  tally,
  tokensOf,
} from "../setup.ts";

test("1000 cold calls cost one token fetch and one request each, and none fails", async () => {
  const { api, simulator } = await startFlow();
  const { failures } = await storm(1000, (n) => api.post(SEND, { n }));
  expect(failures).toEqual([]);
  expect(simulator.tokenCalls.length).toBe(1);
  expect(simulator.calls.length).toBe(1000);
  expect([...tally(tokensOf(simulator)).values()]).toEqual([1000]);
  const bodies = simulator.calls.map(({ body }) => (body as { n: number }).n);
  expect(new Set(bodies).size).toBe(1000);
});

test("calls that arrive during the first token fetch wait for it", async () => {
  const { api, simulator } = await startFlow();
  simulator.setLatency(({ path }) => (path === STABLE_TOKEN ? 100 : 0));
  const first = storm(20, (n) => api.post(SEND, { n }));
  await eventually(() => simulator.tokenCalls.length).toBe(1);
  const second = storm(20, (n) => api.post(SEND, { n }));
  expect([...(await first).failures, ...(await second).failures]).toEqual([]);
  expect(simulator.tokenCalls.length).toBe(1);
  expect(simulator.calls.length).toBe(40);
});

test("a token endpoint that is busy at first is called again, once for all calls", async () => {
  skipTokenWaits();
  const { api, simulator } = await startFlow();
  simulator.fail(STABLE_TOKEN, -1, { times: 1 });
  const { failures } = await storm(100, (n) => api.post(SEND, { n }));
  expect(failures).toEqual([]);
  expect(simulator.tokenCalls.map(({ errcode }) => errcode)).toEqual([-1, 0]);
  expect(simulator.calls.length).toBe(100);
});

test("a token endpoint that breaks the connection at first is called again, once for all calls", async () => {
  skipTokenWaits();
  const { api, simulator } = await startFlow();
  simulator.disconnect(STABLE_TOKEN, { times: 1 });
  const { failures } = await storm(100, (n) => api.post(SEND, { n }));
  expect(failures).toEqual([]);
  expect(simulator.tokenCalls.length).toBe(2);
});
