import { describe, expect, test } from "vitest";
import {
  attachWechat,
  type QuotaEvent,
  RateLimitError,
  stableTokenProvider,
  tokenManagers,
  type WechatOptions,
} from "../../src/index.ts";
import { AT_ONCE, holdClock, rejectionOf, SEND, startFlow, startWechat, USER } from "./setup.ts";

const NOON = Date.UTC(2026, 0, 15, 4);
const MIDNIGHT = new Date(Date.UTC(2026, 0, 15, 16));
const HOUR = 3_600_000;

async function startUsedUp(options: WechatOptions = {}) {
  const clock = holdClock();
  const events: QuotaEvent[] = [];
  const flow = await startFlow({ onQuota: (event) => void events.push(event), ...options });
  await flow.api.get(USER);
  flow.simulator.fail(SEND, 45009);
  const requests = () => flow.simulator.calls.filter(({ path }) => path === SEND).length;
  const fails = () => rejectionOf(flow.api.post(SEND, {}), RateLimitError);
  return { ...flow, clock, events, requests, fails };
}

describe("a RateLimitError", () => {
  test.each<[number, string, string, string | undefined, Date | undefined]>([
    [45009, SEND, "reach max api daily quota limit", "day", MIDNIGHT],
    [45009, "/wxa/getwxacodeunlimit", "reach max api daily quota limit", "minute", new Date(NOON + 60_000)],
    [45009, SEND, "api minute-quota reach limit", "minute", new Date(NOON + 60_000)],
    [
      45011,
      SEND,
      "api minute-quota reach limit, must slower, retry next minute",
      "minute",
      new Date(NOON + 60_000),
    ],
    [
      48006,
      SEND,
      "forbid to clear quota because of reaching the limit",
      "month",
      new Date(Date.UTC(2026, 0, 31, 16)),
    ],
    [45047, SEND, "out of response count limit", undefined, undefined],
  ])(
    "of %i at %s (%s) names the exhausted window, and when it opens",
    async (errcode, path, errmsg, window, retryAt) => {
      holdClock();
      const { api, simulator } = await startFlow({ retry: false });
      simulator.fail(path, errcode, { errmsg });
      const error = await rejectionOf(api.post(path, {}), RateLimitError);
      expect(error.window).toBe(window);
      expect(error.retryAt).toEqual(retryAt);
    },
  );

  test("of WeCom does not say which of its four windows", async () => {
    const { api, simulator } = await startFlow({ retry: false, product: "wecom" });
    simulator.fail(SEND, 45009, { errmsg: "api freq out of limit" });
    expect((await rejectionOf(api.post(SEND, {}), RateLimitError)).window).toBeUndefined();
  });
});

describe("a path whose daily quota is used up", () => {
  test("is retried once, and then makes one request per call until one succeeds", async () => {
    const { api, simulator, requests, fails, events, clock } = await startUsedUp();
    for (let n = 0; n < 50; n += 1) await fails();
    expect(requests()).toBe(50 + 3);
    expect(events).toEqual([
      {
        account: "stable_token:wx0123456789abcdef",
        path: SEND,
        state: "exhausted",
        window: "day",
        retryAt: MIDNIGHT,
      },
    ]);
    simulator.heal();
    await api.post(SEND, {});
    expect(events.at(-1)).toMatchObject({ path: SEND, state: "open" });
    clock.pass(1);
    simulator.fail(SEND, 45009);
    await fails();
    expect(requests()).toBe(50 + 3 + 1 + 4);
  });

  test("does not affect other paths or other methods", async () => {
    const { api, simulator, fails } = await startUsedUp();
    await fails();
    expect((await rejectionOf(api.get(SEND), RateLimitError)).attempts).toBe(1);
    simulator.fail(USER, -1, { times: 2 });
    expect((await api.get(USER)).data.errcode).toBe(0);
  });

  test("opens at midnight in China", async () => {
    const { requests, fails, clock } = await startUsedUp();
    await fails();
    clock.pass(12 * HOUR);
    expect((await fails()).attempts).toBe(4);
    expect(requests()).toBe(8);
  });

  test("with pauseOnQuota fails at once, and sends one probe in 5 minutes", async () => {
    const { api, simulator, requests, fails, events, clock } = await startUsedUp({ pauseOnQuota: true });
    await fails();
    expect(requests()).toBe(4);
    for (let n = 0; n < 100; n += 1) {
      const error = await fails();
      expect(error).toMatchObject({ attempts: 0, errcode: 45009, window: "day", retryAt: MIDNIGHT });
      expect(error.message).toContain("paused until 2026-01-15T16:00:00.000Z");
    }
    await expect(api.post(SEND, {}, { wechat: { accept: true } })).rejects.toBeInstanceOf(RateLimitError);
    expect(requests()).toBe(4);
    clock.pass(300_000);
    expect((await fails()).attempts).toBe(1);
    expect((await fails()).attempts).toBe(0);
    expect(requests()).toBe(5);
    expect(events.map(({ state }) => state)).toEqual(["exhausted", "probing"]);
    simulator.heal();
    clock.pass(300_000);
    await api.post(SEND, {});
    await api.post(SEND, {});
    expect(events.at(-1)?.state).toBe("open");
  });

  test.each([
    ["/cgi-bin/clear_quota", { appid: "wx0123456789abcdef" }],
    ["/cgi-bin/clear_quota/v2", { appid: "wx0123456789abcdef", appsecret: "s" }],
    ["/cgi-bin/openapi/quota/clear", { cgi_path: SEND }],
  ])("opens when %s succeeds, through any attachment of the manager", async (path, body) => {
    const { simulator, attachment, client, requests, fails, clock } = await startUsedUp({
      pauseOnQuota: true,
    });
    await fails();
    const other = client();
    attachWechat(other, { tokens: attachment.tokens });
    simulator.reply(path, {}, { token: false });
    await other.post("/cgi-bin/openapi/quota/clear", { cgi_path: USER }).catch(() => {});
    await fails();
    expect(requests()).toBe(4);
    await other.post(path, body);
    clock.pass(1);
    await fails();
    expect(requests()).toBe(8);
  });

  test("is paused only for its account, and cleared by the appid in the body", async () => {
    const { simulator, client } = await startWechat({}, {});
    const api = client();
    const provider = (appid: string) => stableTokenProvider({ appid, secret: "0123456789abcdef-appsecret" });
    attachWechat(api, { accounts: tokenManagers({ provider }), pauseOnQuota: true, retry: AT_ONCE });
    const send = (account: string) => api.post(SEND, {}, { wechat: { account } });
    simulator.fail(SEND, 45009, { times: 4 });
    await rejectionOf(send("wxa"), RateLimitError);
    await send("wxb");
    expect((await rejectionOf(send("wxa"), RateLimitError)).attempts).toBe(0);
    simulator.reply("/cgi-bin/clear_quota/v2", {}, { token: false });
    await api.post("/cgi-bin/clear_quota/v2", { appid: "wxa", appsecret: "s" });
    await send("wxa");
  });
});

test.each(["pauseOnQuota", "onQuota"])("an invalid %s is a TypeError", async (name) => {
  const { client } = await startWechat();
  expect(() => attachWechat(client(), { [name]: "yes" })).toThrow(`options.${name} must be`);
});
