import { Agent } from "node:http";
import axios, { type AxiosInstance, type CreateAxiosDefaults } from "axios";
import { expect, onTestFinished, vi } from "vitest";
import { attachWechat, type WechatAttachment, type WechatOptions } from "../../src/index.ts";
import {
  createWechatSimulator,
  type WechatSimulator,
  type WechatSimulatorOptions,
} from "../../src/testing/index.ts";

export const APP = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };
export const STABLE_TOKEN = "/cgi-bin/stable_token";
export const SEND = "/cgi-bin/message/custom/send";
export const USER = "/cgi-bin/user/info";
/** Retries without delays, which have their own tests. */
export const AT_ONCE = { baseDelayMs: 1, maxDelayMs: 2 };

export interface Wechat {
  readonly simulator: WechatSimulator;
  readonly url: string;
  /** A new instance, with nothing attached. */
  client(config?: CreateAxiosDefaults): AxiosInstance;
}

/**
 * A simulator that listens, until the end of the test.
 *
 * @param account the accepted account; all accounts when it is empty
 */
export async function startWechat(
  options: WechatSimulatorOptions = {},
  account: WechatSimulatorOptions = APP,
): Promise<Wechat> {
  const simulator = createWechatSimulator({ ...account, ...options });
  const { url, close } = await simulator.listen();
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 256 });
  onTestFinished(async () => {
    httpAgent.destroy();
    await close();
  });
  const client = (config?: CreateAxiosDefaults) =>
    axios.create({ baseURL: url, httpAgent, proxy: false, ...config });
  return { simulator, url, client };
}

export interface Flow extends Wechat {
  readonly api: AxiosInstance;
  readonly attachment: WechatAttachment;
}

/** A simulator, and an instance with the plugin. */
export async function startFlow(
  options: WechatOptions = {},
  {
    wechat,
    simulator,
    axios: config,
  }: { wechat?: Wechat; simulator?: WechatSimulatorOptions; axios?: CreateAxiosDefaults } = {},
): Promise<Flow> {
  const started = wechat ?? (await startWechat(simulator));
  const api = started.client(config);
  return { ...started, api, attachment: attach(api, options) };
}

/** Attaches with the account of the simulator, unless the options name another token source. */
export function attach(api: AxiosInstance, options: WechatOptions = {}): WechatAttachment {
  const account = options.provider || options.tokens ? {} : APP;
  return attachWechat(api, { ...account, retry: AT_ONCE, ...options });
}

/**
 * Controls both clocks of the plugin and the simulator; timers and sockets stay real. Must be called before the plugin
 * is attached.
 */
export function holdClock(): {
  pass(ms: number): void;
  /** Sets only the wall clock. */
  setWall(byMs: number): void;
} {
  vi.useFakeTimers({ toFake: ["Date", "performance"], now: Date.UTC(2026, 0, 15, 4) });
  onTestFinished(() => void vi.useRealTimers());
  return {
    pass: (ms) => void vi.advanceTimersByTime(ms),
    setWall: (byMs) => void vi.setSystemTime(Date.now() + byMs),
  };
}

/**
 * Repeats failed token requests without delays, until the end of the test: the delays have their own tests. p-retry
 * multiplies each of them by 1 and a random number.
 */
export function skipTokenWaits(): void {
  vi.spyOn(Math, "random").mockReturnValue(-1);
}

/** Waits for a condition, as long as a busy machine may need. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 5 });

/** The reason of a rejected promise, which must be of this class. */
export async function rejectionOf<T>(
  promise: Promise<unknown>,
  type: abstract new (...args: never[]) => T,
): Promise<T> {
  const outcome = await promise.then(
    () => "it was fulfilled",
    (reason: unknown) => reason,
  );
  expect(outcome).toBeInstanceOf(type);
  return outcome as T;
}

/** Runs many calls concurrently. */
export async function storm<T>(
  count: number,
  call: (index: number) => Promise<T>,
): Promise<{ values: T[]; failures: unknown[] }> {
  const settled = await Promise.allSettled(Array.from({ length: count }, (_, index) => call(index)));
  return {
    values: settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
    failures: settled.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : [])),
  };
}

/** A gate: callers wait at it until it is opened. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open: () => void = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** The number of occurrences of each value. */
export function tally<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The token of each call that arrived. */
export function tokensOf(simulator: WechatSimulator): (string | undefined)[] {
  return simulator.calls.map(({ query }) => query.access_token);
}

/** The errcode of the response to each call. */
export function errcodesOf(simulator: WechatSimulator): (number | undefined)[] {
  return simulator.calls.map(({ errcode }) => errcode);
}
