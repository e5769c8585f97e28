import { Agent } from "node:http";
import { text } from "node:stream/consumers";
import axios, { type AxiosInstance, type AxiosRequestConfig } from "axios";
import fc from "fast-check";
import { expect, it } from "vitest";
import { attachWechat } from "../../src/index.ts";
import { createWechatSimulator, type WechatSimulator } from "../../src/testing/index.ts";
import { PATHS } from "./plans.ts";
import { outcomeOf } from "./rules.ts";
import { runs, TIME_LIMIT_MS } from "./runs.ts";
import { watchUnhandledRejections } from "./unhandled.ts";

const unhandled = watchUnhandledRejections();
const APP = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };
const PICTURE = "/cgi-bin/media/get";

const OUTCOMES = ["success", "cancelled", "token rejected", "errcode", "transport"];

const path = fc.constantFrom(...PATHS, PICTURE);
const times = fc.integer({ min: 1, max: 3 });
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("call" as const),
      method: fc.constantFrom("get", "post"),
      path,
      responseType: fc.constantFrom(
        "json" as const,
        "text" as const,
        "arraybuffer" as const,
        "stream" as const,
      ),
      adapter: fc.constantFrom("http" as const, "fetch" as const),
      givesUpAfterMs: fc.option(fc.nat(6), { nil: undefined, freq: 5 }),
    }),
  },
  fc.record({ do: fc.constant("wait" as const), ms: fc.nat(4) }),
  fc.record({ do: fc.constantFrom("revoke" as const, "expire" as const) }),
  fc.record({ do: fc.constant("fail" as const), path, errcode: fc.constantFrom(-1, 45009, 40003), times }),
  fc.record({ do: fc.constant("cut" as const), path, times }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type CallStep = Extract<Step, { do: "call" }>;

const plans = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 30, size: "max" }),
  latenciesMs: fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }),
});

/** Makes a call, reads its response to the end, and returns its result. */
async function call(api: AxiosInstance, { givesUpAfterMs, ...step }: CallStep): Promise<string> {
  const controller = new AbortController();
  const timer =
    givesUpAfterMs === undefined ? undefined : setTimeout(() => controller.abort(), givesUpAfterMs);
  const config: AxiosRequestConfig = {
    url: step.path,
    method: step.method,
    adapter: step.adapter,
    responseType: step.responseType,
    signal: controller.signal,
    ...(step.method === "post" && { data: { text: "你好" } }),
  };
  try {
    const { data } = await api.request<AsyncIterable<Uint8Array>>(config);
    if (step.responseType === "stream") await text(data);
    return "success";
  } catch (error) {
    return outcomeOf({ error, endedAtMs: 0 });
  } finally {
    clearTimeout(timer);
  }
}

async function take(step: Step, simulator: WechatSimulator, api: AxiosInstance, calls: Promise<string>[]) {
  switch (step.do) {
    case "call":
      calls.push(call(api, step));
      break;
    case "wait":
      await new Promise((resolve) => setTimeout(resolve, step.ms));
      break;
    case "revoke":
      simulator.revokeToken();
      break;
    case "expire":
      simulator.expireToken();
      break;
    case "fail":
      simulator.fail(step.path, step.errcode, { times: step.times });
      break;
    case "cut":
      simulator.disconnect(step.path, { times: step.times });
      break;
  }
}

/** What keeps the process alive: timers, and sockets in use. */
function heldBy(kind: "Timeout" | "TCPSocketWrap"): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === kind).length;
}

/** Waits for it, but not forever; without a timer, because timers are counted. */
async function comesTrue(isSo: () => boolean): Promise<void> {
  const patienceEndsMs = Date.now() + 5_000;
  while (!isSo() && Date.now() < patienceEndsMs) await new Promise((resolve) => setImmediate(resolve));
}

it("over real sockets every call ends, and leaves neither a timer nor a socket behind", {
  timeout: TIME_LIMIT_MS,
}, async () => {
  const socketsBefore = heldBy("TCPSocketWrap");
  await fc.assert(
    fc.asyncProperty(plans, async ({ steps, latenciesMs }) => {
      const timersBefore = heldBy("Timeout");
      let responses = 0;
      const latencyMs = () => latenciesMs[responses++ % latenciesMs.length] ?? 0;
      const simulator = createWechatSimulator({ ...APP, latencyMs });
      const { url, close } = await simulator.listen();
      const httpAgent = new Agent({ keepAlive: true, maxSockets: 4 });
      const api = axios.create({ baseURL: url, httpAgent, proxy: false });
      attachWechat(api, { ...APP, retry: { baseDelayMs: 1, maxDelayMs: 2 } });

      const calls: Promise<string>[] = [];
      for (const one of steps) await take(one, simulator, api, calls);
      const outcomes = await Promise.all(calls);
      // An undrained response would block its socket, and calls would wait for it forever.
      await comesTrue(() => Object.keys(httpAgent.sockets).length === 0);
      expect(httpAgent.sockets).toEqual({});
      expect(httpAgent.requests).toEqual({});
      httpAgent.destroy();
      await close();

      for (const outcome of outcomes) expect(OUTCOMES).toContain(outcome);
      const kills = steps.filter((one) => one.do === "revoke" || one.do === "expire").length;
      expect(simulator.tokenCalls.length).toBeLessThanOrEqual(1 + kills);
      await comesTrue(() => heldBy("Timeout") <= timersBefore);
      expect(heldBy("Timeout")).toBeLessThanOrEqual(timersBefore);
    }),
    runs(30),
  );
  // The sockets of `fetch` close a moment after the server's end.
  await comesTrue(() => heldBy("TCPSocketWrap") <= socketsBefore);
  expect(heldBy("TCPSocketWrap")).toBeLessThanOrEqual(socketsBefore);
  expect(unhandled).toEqual([]);
});
