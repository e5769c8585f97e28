import { describe, expect, test } from "vitest";
import { assertNoSecrets } from "../../src/testing/index.ts";
import { APP, revokeFirstToken, run, startServer, startWechat, TIMEOUT_MS } from "./start.ts";

const SEND = "/cgi-bin/message/custom/send";

describe("observe", () => {
  /** The data points that the console exporter has printed for one instrument. */
  function pointsOf(output: string, instrument: string): string[] {
    const [, printed = ""] = output.replace(/\s+/g, " ").split(`name: '${instrument}'`);
    const [own = ""] = printed.split("descriptor:");
    return own.split("attributes:").slice(1);
  }

  test("exports renewals, retries and failures, without a secret", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { simulator, env } = await startWechat();
    revokeFirstToken(simulator);
    simulator.reply(SEND, ({ json }) => {
      const { touser } = json() as { touser: string };
      return touser === "gone" ? { errcode: 43004, errmsg: "require subscribe" } : { errcode: 0 };
    });
    simulator.fail(SEND, -1, { times: 1 });
    const { code, output } = await run("observe", env, ["o1", "gone", "o2"]);
    expect(output).toContain("2 of 3 sent\n");
    expect(code).toBe(0);

    const renewals = pointsOf(output, "wechat.client.token.renewals");
    expect(renewals).toHaveLength(2);
    for (const [index, reason] of ["missing", "rejected"].entries()) {
      expect(renewals[index]).toContain(`'wechat.reason': '${reason}', 'wechat.outcome': 'fetched'`);
      expect(renewals[index]).toMatch(/value: 1\b/);
    }
    const [retry, ...otherRetries] = pointsOf(output, "wechat.client.retries");
    expect(otherRetries).toEqual([]);
    expect(retry).toContain(`'http.request.method': 'POST', 'url.path': '${SEND}', 'wechat.errcode': -1`);
    expect(retry).toMatch(/value: 1\b/);
    const failure = pointsOf(output, "wechat.client.call.duration").find((point) => point.includes("43004"));
    expect(failure).toContain(`'url.path': '${SEND}', 'wechat.errcode': 43004, 'wechat.outcome': 'error'`);
    expect(failure).toMatch(/\bcount: 1\b/);

    const tokens = simulator.tokenCalls.flatMap(({ issued }) => issued ?? []);
    assertNoSecrets(output, [APP.secret, ...tokens]);
  });
});

describe("many-accounts", () => {
  test("calls with the token of the request's account", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    simulator.reply("/cgi-bin/user/get", { total: 7, count: 0 });
    const { url } = await startServer("many-accounts", env);
    const found = await fetch(`${url}/my-shop/followers`);
    expect([found.status, await found.json()]).toEqual([200, { total: 7 }]);
    expect(simulator.tokenCalls).toHaveLength(1);
    expect((await fetch(`${url}/nobody/followers`)).status).toBe(404);
    expect(simulator.calls).toHaveLength(1);
  });

  test("names the account of a failure in its log, without a secret", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    const { url, output } = await startServer("many-accounts", env);
    simulator.fail("/cgi-bin/user/get", 48001);
    const response = await fetch(`${url}/my-shop/followers`);
    expect([response.status, await response.json()]).toEqual([502, { error: "ERR_WECHAT_PERMISSION" }]);
    await expect.poll(output).toContain(`${APP.appid}: `);
    assertNoSecrets(output(), [APP.secret, ...simulator.tokenCalls.flatMap(({ issued }) => issued ?? [])]);
  });
});

describe("express-provider", () => {
  const post = (url: string, openid: string) =>
    fetch(`${url}/messages/${openid}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ content: "hello" }),
    });

  test("serves a hundred concurrent clients with one token", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    const { url } = await startServer("express-provider", env);
    const responses = await Promise.all(Array.from({ length: 100 }, (_, n) => post(url, `o${n}`)));
    expect(responses.map(({ status }) => status)).toEqual(Array(100).fill(202));
    expect(simulator.tokenCalls).toHaveLength(1);
    expect(simulator.calls).toHaveLength(100);
    expect(simulator.calls[0]?.body).toMatchObject({ msgtype: "text", text: { content: "hello" } });
  });

  test("responds to clients in its own words, and keeps WeChat's for the log", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { simulator, env } = await startWechat();
    const { url, output } = await startServer("express-provider", env);
    const expected: [errcode: number, status: number, error: string][] = [
      [45015, 409, "ERR_WECHAT_USER"],
      [45168, 422, "ERR_WECHAT_CONTENT"],
      [40008, 422, "ERR_WECHAT_INVALID_REQUEST"],
      [45047, 503, "ERR_WECHAT_RATE_LIMIT"],
      [48001, 502, "ERR_WECHAT_PERMISSION"],
    ];
    for (const [errcode, status, error] of expected) {
      simulator.fail(SEND, errcode);
      const response = await post(url, "o1");
      expect([response.status, await response.json()]).toEqual([status, { error }]);
      expect(output()).toMatch(new RegExp(`^POST \\S+ failed: ${errcode} [A-Z_]+: .* \\(rid `, "m"));
    }
    simulator.heal();
    expect((await post(url, "o1")).status).toBe(202);
    assertNoSecrets(output(), [APP.secret, simulator.tokenCalls[0]?.issued ?? ""]);
  });

  test("responds with 502 when its own secret is wrong", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    const { url, output } = await startServer("express-provider", { ...env, WECHAT_SECRET: "another" });
    const response = await post(url, "o1");
    expect([response.status, await response.json()]).toEqual([502, { error: "ERR_WECHAT_TOKEN_FETCH" }]);
    expect(output()).toContain("40125");
    expect(simulator.calls).toEqual([]);
  });
});
