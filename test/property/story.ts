import { Readable } from "node:stream";
import axios, { type AxiosRequestConfig, type AxiosResponse } from "axios";
import { vi } from "vitest";
import {
  attachWechat,
  clientCredentialProvider,
  type RefreshEvent,
  stableTokenProvider,
} from "../../src/index.ts";
import {
  createWechatSimulator,
  type SimulatorCall,
  simulatorReply,
  type WechatSimulator,
} from "../../src/testing/index.ts";
import { flakyStore } from "./flaky-store.ts";
import type { CallPlan, Incident, Plan } from "./plans.ts";
import { type Departure, simulatedAdapter } from "./simulated-adapter.ts";
import { seededRandom, startVirtualTime } from "./virtual-time.ts";

const APP = { appid: "wx0123456789abcdef", secret: "0123456789abcdef-appsecret" };
export const OWN_TOKEN = "10_a-token-of-the-callers-own";
const HOST = "https://api.weixin.qq.com";
const TOKEN_ENDPOINTS = ["/cgi-bin/stable_token", "/cgi-bin/token"];

/** A call and everything that is known about it. Times are in milliseconds since the beginning. */
export interface Told {
  readonly plan: CallPlan;
  readonly config: AxiosRequestConfig;
  /** A copy of the caller's config before the call. */
  readonly before: AxiosRequestConfig;
  endedAtMs: number | undefined;
  gaveUpAtMs?: number;
  response?: AxiosResponse;
  error?: unknown;
  /** The requests of the call that WeChat received. */
  requests: readonly SimulatorCall[];
}

/** The result of a plan. */
export interface Story {
  readonly plan: Plan;
  readonly told: readonly Told[];
  readonly ended: boolean;
  readonly tokenCalls: readonly SimulatorCall[];
  readonly departures: readonly Departure[];
  readonly refreshes: readonly {
    readonly process: number;
    readonly atMs: number;
    readonly event: RefreshEvent;
  }[];
  /** Timers that were still running at the end. */
  readonly timersLeft: number;
}

/** Runs a plan in virtual time, with the whole plugin. */
export async function live(plan: Plan): Promise<Story> {
  const random = seededRandom(plan.seed);
  const time = startVirtualTime();
  const chance = vi.spyOn(Math, "random").mockImplementation(random);
  try {
    return await liveIn(time, plan, random);
  } finally {
    chance.mockRestore();
    time.stop();
  }
}

async function liveIn(
  time: ReturnType<typeof startVirtualTime>,
  plan: Plan,
  random: () => number,
): Promise<Story> {
  let responses = 0;
  const latencyMs = () => plan.latenciesMs[responses++ % plan.latenciesMs.length] ?? 0;
  const simulator = createWechatSimulator({ ...APP, latencyMs, random });
  const departures: Departure[] = [];
  const refreshes: { process: number; atMs: number; event: RefreshEvent }[] = [];
  const since = () => Date.now() - time.startMs;
  const store = plan.store && flakyStore(plan.store, random);
  const adapter = simulatedAdapter(simulator, departures);

  const instances = Array.from({ length: plan.processes }, (_, process) => {
    const api = axios.create({ baseURL: HOST, adapter });
    const provider = plan.provider === "stable" ? stableTokenProvider(APP) : clientCredentialProvider(APP);
    attachWechat(api, {
      provider,
      ...(store && { store }),
      retry: { ...plan.retry, baseDelayMs: 100 },
      onRefresh: (event) => refreshes.push({ process, atMs: since(), event }),
    });
    return api;
  });

  const told = plan.calls.map((call, n): Told => {
    const before = configOf(call, n);
    return { plan: call, before, config: { ...before }, endedAtMs: undefined, requests: [] };
  });
  for (const one of told) {
    setTimeout(() => {
      const api = instances[one.plan.process % instances.length] ?? axios;
      begin(one, since);
      api.request(one.config).then(
        (response) => Object.assign(one, { response, endedAtMs: since() }),
        (error: unknown) => Object.assign(one, { error, endedAtMs: since() }),
      );
    }, one.plan.atMs);
  }
  for (const incident of plan.incidents) setTimeout(() => befall(simulator, incident), incident.atMs);

  const ended = await time.passUntil(() => told.every(({ endedAtMs }) => endedAtMs !== undefined));
  await time.passUntil(() => time.timersLeft() === 0);
  for (const [n, one] of told.entries()) {
    one.requests = simulator.calls.filter(({ query }) => query.n === String(n));
  }
  const { tokenCalls } = simulator;
  const atMs = (call: SimulatorCall) => ({ ...call, atMs: call.atMs - time.startMs });
  return {
    plan,
    told,
    ended,
    tokenCalls: tokenCalls.map(atMs),
    departures,
    refreshes,
    timersLeft: time.timersLeft(),
  };
}

function configOf({ kind, method, path, bytes }: CallPlan, n: number): AxiosRequestConfig {
  const host = kind === "foreign host" ? "https://elsewhere.example" : "";
  return {
    method,
    url: kind === "user's path" ? "/sns/userinfo" : `${host}${path}`,
    params: { n, ...(kind === "own token" && { access_token: OWN_TOKEN }) },
    ...(bytes && { responseType: "arraybuffer" as const }),
    ...(method === "post" && { data: kind === "stream" ? Readable.from(["{}"]) : { n, text: "你好" } }),
  };
}

/** Sets up the caller's abort. */
function begin(one: Told, since: () => number): void {
  const { config } = one;
  const { stop } = one.plan;
  if (!stop) return;
  const controller = new AbortController();
  const source = axios.CancelToken.source();
  if (stop.by === "signal") config.signal = controller.signal;
  else config.cancelToken = source.token;
  const giveUp = () => {
    one.gaveUpAtMs = since();
    if (stop.by === "signal") controller.abort();
    else source.cancel("enough");
  };
  if (stop.afterMs < 0) giveUp();
  else setTimeout(giveUp, stop.afterMs);
}

function befall(simulator: WechatSimulator, incident: Incident): void {
  switch (incident.what) {
    case "revoke":
      simulator.revokeToken();
      break;
    case "revoke, sticky":
      simulator.revokeToken({ sticky: true });
      break;
    case "expire":
      simulator.expireToken();
      break;
    case "fail":
      simulator.fail(incident.path, incident.errcode, { times: incident.times });
      break;
    case "cut":
      simulator.disconnect(incident.path, { times: incident.times });
      break;
    case "502": {
      let left = incident.times;
      simulator.reply(incident.path, () => {
        left -= 1;
        return left < 0 ? { errcode: 0, errmsg: "ok" } : simulatorReply({ status: 502, body: "<html>" });
      });
      break;
    }
    case "endpoint fails":
      for (const path of TOKEN_ENDPOINTS) {
        if (incident.errcode === undefined) simulator.disconnect(path);
        else simulator.fail(path, incident.errcode);
      }
      setTimeout(() => {
        for (const path of TOKEN_ENDPOINTS) simulator.heal(path);
      }, incident.forMs);
  }
}
