import axios, { type AxiosInstance, type AxiosRequestConfig } from "axios";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { eventually, gate, SEND, STABLE_TOKEN, startFlow, storm, USER } from "./setup.ts";

// Trap: in axios-retry, AbortSignal cancels the wait; CancelToken does not.

interface Stop {
  readonly config: AxiosRequestConfig;
  stop(): void;
}

const kinds: [kind: string, make: () => Stop][] = [
  [
    "AbortSignal",
    () => {
      const controller = new AbortController();
      return { config: { signal: controller.signal }, stop: () => controller.abort() };
    },
  ],
  [
    "CancelToken",
    () => {
      const source = axios.CancelToken.source();
      return { config: { cancelToken: source.token }, stop: () => source.cancel("enough") };
    },
  ],
];

const unhandled: unknown[] = [];

beforeEach(() => {
  unhandled.length = 0;
  const listener = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", listener);
  onTestFinished(() => void process.off("unhandledRejection", listener));
});

/** A turn of the event loop, after which an unhandled rejection would have been reported. */
async function expectNothingUnhandled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unhandled).toEqual([]);
}

async function expectCancelled(call: Promise<unknown>): Promise<void> {
  const reason = await call.then(
    () => "it was fulfilled",
    (error: unknown) => error,
  );
  expect(axios.isCancel(reason)).toBe(true);
}

/** The token endpoint responds when the gate is opened. */
async function startBehindADoor() {
  const flow = await startFlow();
  const door = gate();
  flow.simulator.reply(STABLE_TOKEN, async () => {
    await door.passed;
    return { access_token: flow.simulator.issueToken(), expires_in: 7200 };
  });
  return { ...flow, door };
}

const send = (api: AxiosInstance, { config }: Stop) => api.post(SEND, {}, config);

describe.each(kinds)("%s", (_, makeStop) => {
  test("ends the wait for a token at once, and the fetch continues for the others", async () => {
    const { api, simulator, door } = await startBehindADoor();
    const stop = makeStop();
    const stopped = send(api, stop);
    const others = storm(10, (n) => api.post(SEND, { n }));
    await eventually(() => simulator.tokenCalls.length).toBe(1);
    stop.stop();
    await expectCancelled(stopped);
    door.open();
    expect((await others).failures).toEqual([]);
    expect(simulator.tokenCalls.length).toBe(1);
    expect(simulator.calls.length).toBe(10);
    await expectNothingUnhandled();
  });

  test("of the only call, which started the fetch, leaves a token for the next call", async () => {
    const { api, simulator, door } = await startBehindADoor();
    const stop = makeStop();
    const stopped = send(api, stop);
    await eventually(() => simulator.tokenCalls.length).toBe(1);
    stop.stop();
    await expectCancelled(stopped);
    door.open();
    expect((await api.post(SEND, {})).data.errcode).toBe(0);
    expect(simulator.tokenCalls.length).toBe(1);
    await expectNothingUnhandled();
  });

  test("ends the wait for a renewal at once, and the renewal continues for the others", async () => {
    const { api, simulator } = await startFlow();
    await api.post(SEND, {});
    const door = gate();
    simulator.reply(STABLE_TOKEN, async () => {
      await door.passed;
      return { access_token: simulator.issueToken(), expires_in: 7200 };
    });
    simulator.revokeToken();
    const stop = makeStop();
    const stopped = send(api, stop);
    await eventually(() => simulator.tokenCalls.length).toBe(2);
    const others = storm(10, (n) => api.post(SEND, { n }));
    stop.stop();
    await expectCancelled(stopped);
    door.open();
    expect((await others).failures).toEqual([]);
    expect(simulator.tokenCalls.length).toBe(2);
    await expectNothingUnhandled();
  });

  test("ends the wait for a renewal that then fails, without an unhandled rejection", async () => {
    const { api, simulator } = await startFlow();
    await api.post(SEND, {});
    const door = gate();
    simulator.reply(STABLE_TOKEN, async () => {
      await door.passed;
      return { errcode: 40125, errmsg: "invalid appsecret" };
    });
    simulator.revokeToken();
    const stop = makeStop();
    const stopped = send(api, stop);
    await eventually(() => simulator.tokenCalls.length).toBe(2);
    stop.stop();
    await expectCancelled(stopped);
    door.open();
    await expectNothingUnhandled();
  });

  test("ends a backoff at once, and no retry follows", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    const waiting = gate();
    const { api, simulator } = await startFlow({
      retry: { baseDelayMs: 300_000, maxDelayMs: 300_000, maxElapsedMs: 600_000 },
      onRetry: ({ delayMs }) => {
        expect(delayMs).toBeGreaterThan(200_000);
        waiting.open();
      },
    });
    simulator.fail(SEND, -1);
    const stop = makeStop();
    const stopped = send(api, stop);
    await waiting.passed;
    stop.stop();
    await expectCancelled(stopped);
    expect(simulator.calls.length).toBe(1);
    await expectNothingUnhandled();
  });

  test("in a short backoff prevents the retry", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    const waiting = gate();
    const { api, simulator } = await startFlow({
      retry: { baseDelayMs: 50, maxDelayMs: 50 },
      onRetry: waiting.open,
    });
    simulator.fail(SEND, -1, { times: 1 });
    const stop = makeStop();
    const stopped = send(api, stop);
    await waiting.passed;
    stop.stop();
    await expectCancelled(stopped);
    // The retry of a later call, after the same backoff, comes after that of this one, if there were one.
    simulator.fail(SEND, -1, { times: 1 });
    await api.post(SEND, {});
    expect(simulator.calls.length).toBe(1 + 2);
    await expectNothingUnhandled();
  });

  test.each(["first", "second"])("ends the %s attempt while it is in flight", async (which) => {
    const { api, simulator } = await startFlow();
    const door = gate();
    simulator.reply(SEND, async () => {
      await door.passed;
      return { errcode: 0, errmsg: "ok" };
    });
    if (which === "second") simulator.fail(SEND, -1, { times: 1 });
    const stop = makeStop();
    const stopped = send(api, stop);
    const requests = which === "second" ? 2 : 1;
    await eventually(() => simulator.calls.length).toBe(requests);
    stop.stop();
    await expectCancelled(stopped);
    door.open();
    expect((await api.get(USER)).data.errcode).toBe(0);
    expect(simulator.calls.filter(({ path }) => path === SEND).length).toBe(requests);
    await expectNothingUnhandled();
  });

  test("before the call sends nothing", async () => {
    const { api, simulator } = await startFlow();
    const stop = makeStop();
    stop.stop();
    await expectCancelled(send(api, stop));
    expect(simulator.calls.length + simulator.tokenCalls.length).toBe(0);
    await expectNothingUnhandled();
  });

  test("after the call does nothing", async () => {
    const { api, simulator } = await startFlow();
    simulator.fail(SEND, -1, { times: 1 });
    const stop = makeStop();
    const response = await send(api, stop);
    stop.stop();
    expect(response.data.errcode).toBe(0);
    await expectNothingUnhandled();
  });
});

test("a CancelToken's message is kept", async () => {
  const { api, door } = await startBehindADoor();
  const source = axios.CancelToken.source();
  const stopped = api.post(SEND, {}, { cancelToken: source.token });
  source.cancel("no longer wanted");
  await expect(stopped).rejects.toMatchObject({ message: "no longer wanted", code: "ERR_CANCELED" });
  door.open();
});
