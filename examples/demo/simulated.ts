import axios, { type AxiosInstance } from "axios";
import { attachWechat, isWechatApiError, RateLimitError } from "axios-wechat";
import { createWechatSimulator, type WechatSimulator } from "../../src/testing/index.ts";
import { printError } from "./print-error.ts";
import type { Report } from "./report.ts";

const APPID = "wx0123456789abcdef";
const SECRET = "0123456789abcdef0123456789abcdef";
const CALLS = 200;
const SEND = "/cgi-bin/message/custom/send";
const USER = "/cgi-bin/user/info";

interface Stage {
  readonly simulator: WechatSimulator;
  readonly report: Report;
  /** Creates an axios instance with the plugin and no token, like a server that has just started. */
  readonly startServer: () => AxiosInstance;
}

/** Demonstrates the plugin with the simulator over real HTTP. */
export async function runSimulated(report: Report): Promise<void> {
  const simulator = createWechatSimulator({ appid: APPID, secret: SECRET });
  const { url, close } = await simulator.listen();
  const startServer = () => {
    simulator.reset();
    const api = axios.create({ baseURL: url });
    attachWechat(api, {
      appid: APPID,
      secret: SECRET,
      // Shortens the demo. The default is 500.
      retry: { baseDelayMs: 100 },
      onRetry: ({ errcode, attempt, delayMs }) =>
        report.say(`… errcode ${errcode}: retry ${attempt} in ${delayMs} ms`),
    });
    return api;
  };
  report.say(`The WeChat simulator listens on ${url} and counts the requests.`);
  report.say("微信接口模拟器已启动，以下请求次数均由它统计。");

  const stage: Stage = { simulator, report, startServer };
  for (const show of [coldStart, revokedToken, busySystem, quotaUsedUp, typedError]) await show(stage);
  await close();
}

async function coldStart({ simulator, report, startServer }: Stage): Promise<void> {
  report.part(`${CALLS} concurrent calls without a token`, `同时发出 ${CALLS} 个请求，此时还没有 token`);
  const failed = await failuresOf(startServer());
  report.check("calls that failed", 0, failed);
  report.check("API calls that succeeded", CALLS, answered(simulator, 0));
  report.check("token fetches", 1, simulator.tokenCalls.length);
}

async function revokedToken({ simulator, report, startServer }: Stage): Promise<void> {
  report.part(`The token is revoked during ${CALLS} calls`, `${CALLS} 个请求进行到一半时，token 失效`);
  const api = startServer();
  await api.get(USER);
  const before = { calls: simulator.calls.length, tokenCalls: simulator.tokenCalls.length };
  let served = 0;
  simulator.reply(USER, () => {
    served += 1;
    if (served === CALLS / 2) simulator.revokeToken();
    return { subscribe: 1 };
  });

  const failed = await failuresOf(api);
  report.check("calls that failed", 0, failed);
  report.check("API calls rejected with 40001", CALLS / 2, answered(simulator, 40001));
  report.check("API calls, including one resend each", CALLS * 1.5, simulator.calls.length - before.calls);
  report.check("token fetches after the revocation", 1, simulator.tokenCalls.length - before.tokenCalls);
}

async function busySystem({ simulator, report, startServer }: Stage): Promise<void> {
  report.part("Busy system: errcode -1 twice", "系统繁忙：连续两次返回 -1");
  const api = startServer();
  simulator.fail(SEND, -1, { times: 2 });
  const error = await errorOf(send(api));
  report.check("the message was sent", "yes", error === undefined ? "yes" : "no");
  report.check("API calls that returned -1", 2, answered(simulator, -1));
  report.check("API calls", 3, simulator.calls.length);
}

async function quotaUsedUp({ simulator, report, startServer }: Stage): Promise<void> {
  report.part("Quota used up: errcode 45009 on every call", "接口调用额度用完：一直返回 45009");
  const api = startServer();
  simulator.fail(SEND, 45009);
  const error = await errorOf(send(api));
  report.check("class of the error", RateLimitError.name, nameOf(error));
  report.check("API calls: the first and three retries", 4, answered(simulator, 45009));
  report.check("token fetches", 1, simulator.tokenCalls.length);
}

async function typedError({ simulator, report, startServer }: Stage): Promise<void> {
  report.part("A typed error and its fields", "带类型的异常及其说明");
  const api = startServer();
  simulator.fail(SEND, 45015);
  const error = await errorOf(send(api));
  printError(error, report);
  const narrowed = isWechatApiError(error, "REPLY_WINDOW_EXPIRED") ? error.errcode : nameOf(error);
  report.check("errcode of REPLY_WINDOW_EXPIRED", 45015, narrowed);
  report.check("API calls: retries would not help", 1, simulator.calls.length);
}

function send(api: AxiosInstance): Promise<unknown> {
  return api.post(SEND, { touser: "OPENID", msgtype: "text", text: { content: "你好" } });
}

async function failuresOf(api: AxiosInstance): Promise<number> {
  const calls = Array.from({ length: CALLS }, (_, n) => api.get(USER, { params: { openid: `user-${n}` } }));
  const settled = await Promise.allSettled(calls);
  return settled.filter(({ status }) => status === "rejected").length;
}

function answered({ calls }: WechatSimulator, errcode: number): number {
  return calls.filter((call) => call.errcode === errcode).length;
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "no error";
}
