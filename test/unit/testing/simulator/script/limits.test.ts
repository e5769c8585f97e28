import { describe, expect, test } from "vitest";
import { APPID, createSimulatorClient, SECRET } from "../client.ts";

const PATH = "/cgi-bin/message/custom/send";

function createLimited() {
  const client = createSimulatorClient({ expiresIn: 90 * 86_400 });
  const token = client.simulator.issueToken();
  return {
    ...client,
    query: { access_token: token },
    errcode: (path = PATH) => client.errcodeFor(token, path),
  };
}

describe("limit", () => {
  test("perDay responds with 45009 until midnight in China, on that path only", async () => {
    const { simulator, errcode, passSeconds } = createLimited();
    simulator.limit(PATH, { perDay: 2 });
    expect([await errcode(), await errcode(), await errcode()]).toEqual([0, 0, 45009]);
    expect(await errcode("/cgi-bin/other")).toBe(0);
    passSeconds(12 * 3600 - 1);
    expect(await errcode()).toBe(45009);
    passSeconds(1);
    expect(await errcode()).toBe(0);
  });

  test("perMinute responds with 45011 until the next minute", async () => {
    const { simulator, read, query, errcode, passSeconds } = createLimited();
    simulator.limit(PATH, { perMinute: 1, perDay: 2 });
    passSeconds(30);
    expect(await errcode()).toBe(0);
    expect((await read(PATH, { query })).errmsg).toMatch(
      /^api minute-quota reach limit, must slower, retry next minute rid: /,
    );
    passSeconds(29);
    expect(await errcode()).toBe(45011);
    passSeconds(1);
    expect(await errcode()).toBe(0);
    passSeconds(60);
    expect(await errcode()).toBe(45009);
  });

  test("calls with a rejected token do not count", async () => {
    const { simulator, errcodeFor, errcode } = createLimited();
    simulator.limit(PATH, { perDay: 1 });
    await errcodeFor("99_dead", PATH);
    expect(await errcode()).toBe(0);
  });

  test("on * counts each path separately", async () => {
    const { simulator, errcode } = createLimited();
    simulator.limit("*", { perDay: 1 });
    expect([await errcode("/a"), await errcode("/b"), await errcode("/a")]).toEqual([0, 0, 45009]);
  });

  test("restarts from 0 when it is set again, and is removed by {}", async () => {
    const { simulator, errcode } = createLimited();
    simulator.limit(PATH, { perDay: 1 });
    await errcode();
    simulator.limit(PATH, { perDay: 1 });
    expect([await errcode(), await errcode()]).toEqual([0, 45009]);
    simulator.limit(PATH, {});
    expect(await errcode()).toBe(0);
  });

  test("stable_token has WeChat's limit of 10 000 per minute", async () => {
    const { stableToken, passSeconds } = createLimited();
    for (let i = 0; i < 10_000; i++) await stableToken();
    expect(await stableToken()).toMatchObject({ errcode: 45011 });
    passSeconds(60);
    expect(await stableToken()).toHaveProperty("access_token");
  });

  test("a token endpoint can have another limit", async () => {
    const { simulator, stableToken } = createLimited();
    simulator.limit("/cgi-bin/stable_token", { perDay: 1 });
    await stableToken();
    expect(await stableToken()).toMatchObject({ errcode: 45009 });
  });
});

describe("clear_quota", () => {
  test("v2 needs no token and also restores the quota of the token endpoint", async () => {
    const { simulator, token, errcode, read } = createLimited();
    simulator.limit("/cgi-bin/token", { perDay: 1 });
    simulator.limit(PATH, { perDay: 1 });
    await token();
    await errcode();
    const json = { appid: APPID, appsecret: SECRET };
    expect(await read("/cgi-bin/clear_quota/v2", { json })).toEqual({ errcode: 0, errmsg: "ok" });
    expect(await token()).toHaveProperty("access_token");
    expect(await errcode()).toBe(0);
    const wrong = { appid: APPID, appsecret: "x" };
    expect(await read("/cgi-bin/clear_quota/v2", { json: wrong })).toMatchObject({ errcode: 40125 });
  });

  test("with and without token share 10 a month, then return 48006 until the end of the month in China", async () => {
    const { read, query, passSeconds } = createLimited();
    const withToken = () => read("/cgi-bin/clear_quota", { query, json: { appid: APPID } });
    const without = () => read("/cgi-bin/clear_quota/v2", { json: { appid: APPID, appsecret: SECRET } });
    for (let i = 0; i < 5; i++)
      for (const clear of [withToken, without]) expect(await clear()).toMatchObject({ errcode: 0 });
    expect(await withToken()).toMatchObject({ errcode: 48006 });
    expect(await without()).toMatchObject({ errcode: 48006 });
    passSeconds(21.5 * 86_400 - 1);
    expect(await without()).toMatchObject({ errcode: 48006 });
    passSeconds(1);
    expect(await without()).toMatchObject({ errcode: 0 });
  });

  test("openapi/quota/clear restores one path", async () => {
    const { simulator, errcode, read, query } = createLimited();
    simulator.limit("*", { perDay: 1 });
    await errcode("/a");
    await errcode("/b");
    expect(await read("/cgi-bin/openapi/quota/clear", { query, json: { cgi_path: "/a" } })).toMatchObject({
      errcode: 0,
    });
    expect([await errcode("/a"), await errcode("/b")]).toEqual([0, 45009]);
  });

  test("openapi/quota/clear works 50 times a month", async () => {
    const { read, query } = createLimited();
    const clear = () => read("/cgi-bin/openapi/quota/clear", { query, json: { cgi_path: "/a" } });
    for (let i = 0; i < 50; i++) expect(await clear()).toMatchObject({ errcode: 0 });
    expect(await clear()).toMatchObject({ errcode: 48006 });
  });

  test("reset clears the month's count and the used login codes", async () => {
    const { simulator, read } = createLimited();
    const clear = () => read("/cgi-bin/clear_quota/v2", { json: { appid: APPID, appsecret: SECRET } });
    const query = { appid: APPID, secret: SECRET, js_code: "c" };
    for (let i = 0; i < 10; i++) await clear();
    await read("/sns/jscode2session", { query });
    simulator.reset();
    expect(await clear()).toMatchObject({ errcode: 0 });
    expect(await read("/sns/jscode2session", { query })).toHaveProperty("openid");
  });

  test.each([
    ["/cgi-bin/clear_quota", {}, 41002],
    ["/cgi-bin/openapi/quota/clear", {}, 76021],
  ])("%s requires its field", async (path, json, errcode) => {
    const { read, query } = createLimited();
    expect(await read(path, { query, json })).toMatchObject({ errcode });
    expect(await read(path, { query })).toMatchObject({ errcode: 43002 });
    expect(await read(path, { query, body: Buffer.from("x") })).toMatchObject({ errcode: 47001 });
  });
});

describe("openapi/quota/get", () => {
  const quotaOf = ({ read, query }: ReturnType<typeof createLimited>, cgi_path: unknown = PATH) =>
    read("/cgi-bin/openapi/quota/get", { query, json: { cgi_path } });

  test("returns the used and remaining calls of a limit, today", async () => {
    const limited = createLimited();
    const { simulator, errcode, passSeconds } = limited;
    simulator.limit(PATH, { perDay: 2, perMinute: 9 });
    for (let n = 0; n < 3; n += 1) await errcode();
    const rate = { call_count: 9, refresh_second: 60 };
    expect(await quotaOf(limited)).toEqual({
      ...{ errcode: 0, errmsg: "ok", rate_limit: rate, component_rate_limit: rate },
      quota: { daily_limit: 2, used: 2, remain: 0 },
    });
    passSeconds(12 * 3600);
    expect((await quotaOf(limited)).quota).toEqual({ daily_limit: 2, used: 0, remain: 2 });
  });

  // Trap: a snippet of the docs crashed here.
  test("also works for a path without a limit", async () => {
    const limited = createLimited();
    await limited.errcode();
    const { quota } = await quotaOf(limited);
    expect(quota).toEqual({ daily_limit: 1_000_000, used: 1, remain: 999_999 });
    limited.simulator.limit(PATH, { perDay: Number.POSITIVE_INFINITY });
    expect((await quotaOf(limited)).quota).toEqual({ daily_limit: 1_000_000, used: 0, remain: 1_000_000 });
    limited.simulator.limit("*", { perDay: 5 });
    expect((await quotaOf(limited, "/other")).quota).toEqual({ daily_limit: 5, used: 0, remain: 5 });
  });

  test.each([
    [undefined, 76021],
    ["message/custom/send", 76021],
    ["/sns/userinfo", 76022],
  ])("rejects the cgi_path %o", async (cgi_path, errcode) => {
    const limited = createLimited();
    const { read, query } = limited;
    const json = { cgi_path };
    expect(await read("/cgi-bin/openapi/quota/get", { query, json })).toMatchObject({ errcode });
  });
});
