import { channel } from "node:diagnostics_channel";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { attachWechat, type CallEvent, callInfo, SystemBusyError, TokenFetchError } from "../../src/index.ts";
import { assertNoSecrets } from "../../src/testing/index.ts";
import { APP, AT_ONCE, rejectionOf, SEND, STABLE_TOKEN, startFlow, startWechat, USER } from "./setup.ts";

const ACCOUNT = "stable_token:wx0123456789abcdef";

async function startWatched() {
  const events: CallEvent[] = [];
  const flow = await startFlow({ onCall: (event) => void events.push(event) });
  return { ...flow, events };
}

const number = expect.any(Number);
const plain = {
  ...{ account: ACCOUNT, method: "GET", path: USER, outcome: "ok", attempts: 1, retries: 0 },
  ...{ renewed: false, tokenWaitMs: 0, durationMs: number },
};

describe("onCall", () => {
  test("is called once for each call, at its end", async () => {
    const { api, simulator, events } = await startWatched();
    await api.get(USER);
    expect(events).toEqual([{ ...plain, tokenWaitMs: number }]);
    expect(events[0]?.tokenWaitMs).toBeGreaterThan(0);
    await api.get(USER);
    expect(events[1]).toEqual(plain);
    simulator.revokeToken();
    simulator.fail(USER, -1, { times: 1 });
    await api.get(USER);
    expect(events[2]).toMatchObject({ outcome: "ok", attempts: 3, retries: 1, renewed: true });
    simulator.fail(SEND, 40003);
    await api.post(SEND, {}).catch(() => {});
    expect(events[3]).toMatchObject({
      method: "POST",
      path: SEND,
      outcome: "error",
      errcode: 40003,
      code: "ERR_WECHAT_USER",
    });
    await api.post(SEND, {}, { wechat: { accept: true } });
    expect(events[4]).toMatchObject({ outcome: "ok", errcode: 40003 });
    await api.get(USER, { wechat: false });
    expect(events.length).toBe(5);
  });

  test("is called for a canceled call, and for one without a token", async () => {
    const { api, simulator, events } = await startWatched();
    await api.get(USER);
    const controller = new AbortController();
    const aborted = api.get(USER, { signal: controller.signal });
    controller.abort();
    await aborted.catch(() => {});
    expect(events[1]).toMatchObject({ outcome: "canceled", code: "ERR_CANCELED" });
    const { api: other, simulator: away, events: seen } = await startWatched();
    away.fail(STABLE_TOKEN, 40125);
    await rejectionOf(other.get(USER), TokenFetchError);
    expect(seen[0]).toMatchObject({ outcome: "error", code: "ERR_WECHAT_TOKEN_FETCH", attempts: 0 });
    expect(simulator.calls.length).toBeGreaterThan(0);
  });

  test("fails no call when it throws", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const { api } = await startFlow({
      onCall: () => {
        throw new Error("metrics are down");
      },
    });
    await api.get(USER);
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledExactlyOnceWith("onCall threw: metrics are down", "axios-wechat"),
    );
  });

  test("is not called for other hosts", async () => {
    const { api, events } = await startWatched();
    await api.get("http://127.0.0.1:9/elsewhere").catch(() => {});
    expect(events).toEqual([]);
  });
});

describe("callInfo", () => {
  test("returns the details of a call, by its response or its error", async () => {
    const { api, simulator } = await startFlow();
    await api.get(USER);
    expect(callInfo(await api.get(USER))).toEqual({
      ...{ account: ACCOUNT, attempts: 1, retries: [], renewed: false, tokenWaitMs: 0 },
    });
    simulator.revokeToken();
    expect(callInfo(await api.get(USER))).toMatchObject({ attempts: 2, renewed: true, durationMs: number });
    simulator.fail(SEND, -1);
    const error = await rejectionOf(api.post(SEND, {}), SystemBusyError);
    expect(callInfo(error)).toMatchObject({
      ...{ account: ACCOUNT, attempts: 4, renewed: false },
      retries: Array(3).fill({ reason: "-1", delayMs: number }),
    });
  });

  test.each([undefined, null, 7, "text", {}, new Error("another")])("returns nothing for %o", (value) => {
    expect(callInfo(value)).toBeUndefined();
  });

  test("returns nothing for a call with wechat: false", async () => {
    const { api } = await startFlow();
    expect(callInfo(await api.get(USER, { wechat: false }))).toBeUndefined();
  });
});

describe("the debug log", () => {
  async function startLogged() {
    const lines: string[] = [];
    const flow = await startFlow({ debug: (line) => void lines.push(line) });
    return { ...flow, lines };
  }

  test("has a line for each event", async () => {
    const { api, simulator, lines } = await startLogged();
    simulator.fail(USER, -1, { times: 1 });
    await api.get(USER);
    simulator.fail(SEND, 45009);
    await api.post(SEND, {}, { wechat: { retry: false } }).catch(() => {});
    expect(lines.map((line) => line.replace(/\d+ ms/g, "n ms"))).toEqual([
      `token ${ACCOUNT} fetched (missing) n ms`,
      `GET ${USER} ${ACCOUNT} retry 1 in n ms (-1)`,
      `GET ${USER} ${ACCOUNT} ok n ms: waited n ms for a token, 1 retry`,
      expect.stringMatching(new RegExp(`^quota ${SEND} ${ACCOUNT} exhausted until `)),
      `POST ${SEND} ${ACCOUNT} error n ms: errcode 45009`,
    ]);
  });

  test("is enabled by NODE_DEBUG, and goes to stderr", async () => {
    vi.stubEnv("NODE_DEBUG", "http,axios-wechat");
    onTestFinished(() => void vi.unstubAllEnvs());
    const write = vi.spyOn(console, "error").mockImplementation(() => {});
    const { api } = await startFlow();
    await api.get(USER);
    expect(write.mock.calls.map(([line]) => String(line).split(" ").slice(0, 2).join(" "))).toEqual([
      "axios-wechat: token",
      "axios-wechat: GET",
    ]);
  });

  test("contains no secret", async () => {
    const { api, simulator, lines } = await startLogged();
    simulator.fail(STABLE_TOKEN, 40125, { errmsg: `bad ${APP.secret}` });
    await api.get(USER).catch(() => {});
    simulator.fail(USER, 40003);
    assertNoSecrets(lines, [APP.secret]);
  });

  test.each([7, "yes"])("rejects %o", async (debug) => {
    const { client } = await startWechat();
    expect(() => attachWechat(client(), { debug: debug as never })).toThrow(
      "options.debug must be true, false or a function",
    );
  });
});

test("the diagnostics channels publish the same events, also to late subscribers", async () => {
  const seen: [string, unknown][] = [];
  for (const name of ["call", "refresh", "retry"]) {
    const listen = (event: unknown) => void seen.push([name, event]);
    channel(`axios-wechat:${name}`).subscribe(listen);
    onTestFinished(() => void channel(`axios-wechat:${name}`).unsubscribe(listen));
  }
  const { api, simulator } = await startFlow({ retry: AT_ONCE });
  simulator.fail(USER, -1, { times: 1 });
  await api.get(USER);
  expect(seen).toMatchObject([
    ["refresh", { account: ACCOUNT, outcome: "fetched" }],
    ["retry", { account: ACCOUNT, errcode: -1 }],
    ["call", { account: ACCOUNT, outcome: "ok", attempts: 2 }],
  ]);
});
