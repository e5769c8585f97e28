import { describe, expect, test } from "vitest";
import { APPID, createSimulatorClient, SECRET } from "../client.ts";

describe("GET /cgi-bin/token", () => {
  test("returns a new token at every fetch and invalidates the previous one", async () => {
    const { token, errcodeFor } = createSimulatorClient();
    const first = await token();
    const second = await token();
    expect(second).toEqual({ access_token: expect.any(String), expires_in: 7200 });
    expect(second.access_token).not.toBe(first.access_token);
    expect(await errcodeFor(first.access_token)).toBe(40001);
    expect(await errcodeFor(second.access_token)).toBe(0);
  });

  test("keeps the previous token valid for overlapMs", async () => {
    const { token, errcodeFor, passSeconds } = createSimulatorClient({ overlapMs: 300_000 });
    const first = await token();
    const second = await token();
    passSeconds(299);
    expect(await errcodeFor(first.access_token)).toBe(0);
    passSeconds(1);
    expect(await errcodeFor(first.access_token)).toBe(40001);
    expect(await errcodeFor(second.access_token)).toBe(0);
  });

  test("does not prolong a token with an overlap: it still expires", async () => {
    const { token, errcodeFor, passSeconds } = createSimulatorClient({ overlapMs: 300_000 });
    const first = await token();
    passSeconds(7190);
    await token();
    passSeconds(10);
    expect(await errcodeFor(first.access_token)).toBe(42001);
    passSeconds(290);
    expect(await errcodeFor(first.access_token)).toBe(42001);
  });

  test("does not restore a revoked token with an overlap", async () => {
    const { simulator, token, errcodeFor } = createSimulatorClient({ overlapMs: 300_000 });
    const { access_token } = await token();
    simulator.revokeToken();
    await token();
    expect(await errcodeFor(access_token)).toBe(40001);
  });

  test("and stable_token do not affect each other's tokens, forced or not", async () => {
    const { token, stableToken, errcodeFor } = createSimulatorClient();
    const plain = (await token()).access_token;
    const stable = (await stableToken()).access_token;
    expect(await errcodeFor(plain)).toBe(0);
    const forced = (await stableToken({ force_refresh: true })).access_token;
    expect(await errcodeFor(plain)).toBe(0);
    await token();
    expect(await errcodeFor(forced)).toBe(0);
    expect(await errcodeFor(stable)).toBe(40001);
  });

  test("responds with 45009 from the 2001st fetch of a day until midnight in China", async () => {
    const { token, errcodeFor, passSeconds } = createSimulatorClient();
    let last = await token();
    for (let i = 1; i < 2000; i++) last = await token();
    expect(await token()).toEqual({
      errcode: 45009,
      errmsg: expect.stringContaining(
        "reach max api daily quota limit, could get access_token by getStableAccessToken",
      ),
    });
    expect(await errcodeFor(last.access_token)).toBe(0);
    passSeconds(12 * 3600 - 1);
    expect(await token()).toMatchObject({ errcode: 45009 });
    passSeconds(1);
    expect(await token()).toHaveProperty("access_token");
  });

  test("uses dailyTokenQuota for that, and does not count wrong secrets", async () => {
    const { token } = createSimulatorClient({ dailyTokenQuota: 1 });
    expect(await token({ secret: "wrong" })).toMatchObject({ errcode: 40125 });
    expect(await token()).toHaveProperty("access_token");
    expect(await token()).toMatchObject({ errcode: 45009 });
  });

  test.each([
    ["a wrong grant_type", { grant_type: "x" }, 40002],
    ["no appid", { appid: "" }, 41002],
    ["a wrong appid", { appid: "x" }, 40013],
    ["no secret", { secret: "" }, 41004],
    ["a wrong secret", { secret: "x" }, 40125],
  ])("responds to %s with its errcode", async (_case, fields, errcode) => {
    const { token } = createSimulatorClient();
    expect(await token(fields)).toMatchObject({ errcode });
  });

  test("requires GET", async () => {
    const { read } = createSimulatorClient();
    const json = { grant_type: "client_credential", appid: APPID, secret: SECRET };
    expect(await read("/cgi-bin/token", { json })).toMatchObject({ errcode: 43001 });
  });
});

describe("refuseIp", () => {
  test("makes both token endpoints respond with 40164 and the address, until reset", async () => {
    const { simulator, token, stableToken } = createSimulatorClient();
    simulator.refuseIp("203.0.113.9");
    const rejected = {
      errcode: 40164,
      errmsg: expect.stringMatching(
        /^invalid ip 203\.0\.113\.9 ipv6 ::ffff:203\.0\.113\.9, not in whitelist rid: [0-9a-f-]{26}$/,
      ),
    };
    expect(await token()).toEqual(rejected);
    expect(await stableToken()).toEqual(rejected);
    simulator.reset();
    expect(await stableToken()).toHaveProperty("access_token");
  });

  test("does not affect WeCom's tokens, or calls with a token", async () => {
    const { simulator, read, errcodeFor } = createSimulatorClient();
    simulator.refuseIp();
    const query = { corpid: "ww1", corpsecret: "s" };
    expect(await read("/cgi-bin/gettoken", { query })).toMatchObject({ errcode: 0 });
    expect(await errcodeFor(simulator.issueToken())).toBe(0);
  });
});
