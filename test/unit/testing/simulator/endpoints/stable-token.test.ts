import { describe, expect, test } from "vitest";
import { APPID, createOpenSimulatorClient, createSimulatorClient, SECRET } from "../client.ts";

describe("POST /cgi-bin/stable_token in normal mode", () => {
  test("returns the same token while it is valid, with its remaining seconds", async () => {
    const { stableToken, passSeconds } = createSimulatorClient();
    const first = await stableToken();
    expect(first).toEqual({ access_token: expect.any(String), expires_in: 7200 });
    passSeconds(6899);
    expect(await stableToken()).toEqual({ access_token: first.access_token, expires_in: 301 });
  });

  test("returns a new token in the last five minutes, while the old one stays valid until its expiry", async () => {
    const { stableToken, passSeconds, errcodeFor } = createSimulatorClient();
    const old = await stableToken();
    passSeconds(6900);
    const fresh = await stableToken();
    expect(fresh.access_token).not.toBe(old.access_token);
    expect(fresh.expires_in).toBe(7200);
    expect(await errcodeFor(old.access_token)).toBe(0);
    expect(await errcodeFor(fresh.access_token)).toBe(0);
    passSeconds(299);
    expect(await errcodeFor(old.access_token)).toBe(0);
    passSeconds(1);
    expect(await errcodeFor(old.access_token)).toBe(42001);
    expect(await errcodeFor(fresh.access_token)).toBe(0);
  });

  test("renews a short-lived token only in the second half of its life", async () => {
    const { stableToken, passSeconds } = createSimulatorClient({ expiresIn: 60 });
    const first = await stableToken();
    passSeconds(29);
    expect((await stableToken()).access_token).toBe(first.access_token);
    passSeconds(1);
    expect((await stableToken()).access_token).not.toBe(first.access_token);
  });

  test("uses renewAheadMs for that", async () => {
    const { stableToken, passSeconds } = createSimulatorClient({ expiresIn: 60, renewAheadMs: 5000 });
    const first = await stableToken();
    passSeconds(54);
    expect((await stableToken()).access_token).toBe(first.access_token);
    passSeconds(1);
    expect((await stableToken()).access_token).not.toBe(first.access_token);
  });

  test("returns a separate token for every appid, if none was configured", async () => {
    const { read, errcodeFor } = createOpenSimulatorClient();
    const ask = async (appid: string, force_refresh = false): Promise<string> => {
      const json = { grant_type: "client_credential", appid, secret: "any", force_refresh };
      return (await read("/cgi-bin/stable_token", { json })).access_token;
    };
    const [one, two] = [await ask("wx1"), await ask("wx2")];
    expect(one).not.toBe(two);
    expect(await ask("wx2", true)).not.toBe(two);
    expect(await ask("wx1")).toBe(one);
    expect(await errcodeFor(one)).toBe(0);
    expect(await ask("wx1", true)).not.toBe(one);
  });
});

describe("POST /cgi-bin/stable_token with force_refresh", () => {
  test("returns a new token and invalidates the previous one at once", async () => {
    const { stableToken, errcodeFor } = createSimulatorClient();
    const old = await stableToken();
    const forced = await stableToken({ force_refresh: true });
    expect(forced.access_token).not.toBe(old.access_token);
    expect(await errcodeFor(old.access_token)).toBe(40001);
    expect(await errcodeFor(forced.access_token)).toBe(0);
    expect((await stableToken()).access_token).toBe(forced.access_token);
  });

  test("also invalidates a replaced token that has not expired yet", async () => {
    const { stableToken, errcodeFor, passSeconds } = createSimulatorClient();
    const oldest = await stableToken();
    passSeconds(6900);
    await stableToken();
    await stableToken({ force_refresh: true });
    expect(await errcodeFor(oldest.access_token)).toBe(40001);
  });

  test("does nothing within 30 seconds of the last one: the current token is returned", async () => {
    const { stableToken, errcodeFor, passSeconds } = createSimulatorClient();
    const first = await stableToken({ force_refresh: true });
    passSeconds(29);
    expect((await stableToken({ force_refresh: true })).access_token).toBe(first.access_token);
    expect(await errcodeFor(first.access_token)).toBe(0);
    passSeconds(1);
    expect((await stableToken({ force_refresh: true })).access_token).not.toBe(first.access_token);
  });

  test("does nothing after the 20th of a day, until midnight in China", async () => {
    const { stableToken, passSeconds } = createSimulatorClient();
    const given = new Set<string>();
    for (let i = 0; i < 25; i++) {
      given.add((await stableToken({ force_refresh: true })).access_token);
      passSeconds(30);
    }
    expect(given.size).toBe(20);
    passSeconds(12 * 3600 - 25 * 30 - 1);
    const eve = (await stableToken()).access_token;
    expect((await stableToken({ force_refresh: true })).access_token).toBe(eve);
    passSeconds(1);
    expect((await stableToken({ force_refresh: true })).access_token).not.toBe(eve);
  });
});

test.each([
  ["a wrong grant_type", { grant_type: "password" }, 40002],
  ["no appid", { appid: undefined }, 41002],
  ["a wrong appid", { appid: "wxwrong" }, 40013],
  ["no secret", { secret: undefined }, 41004],
  ["a wrong secret", { secret: "wrong" }, 40125],
])("stable_token responds to %s with its errcode", async (_case, fields, errcode) => {
  const { stableToken, simulator } = createSimulatorClient();
  expect(await stableToken(fields)).toEqual({
    errcode,
    errmsg: expect.stringMatching(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
  });
  expect(simulator.tokenCalls).toMatchObject([{ errcode, status: 200 }]);
});

test("stable_token requires POST, and JSON", async () => {
  const { read } = createSimulatorClient();
  const query = { grant_type: "client_credential", appid: APPID, secret: SECRET };
  expect(await read("/cgi-bin/stable_token", { query })).toMatchObject({ errcode: 43002 });
  const body = Buffer.from(new URLSearchParams(query).toString());
  expect(await read("/cgi-bin/stable_token", { body })).toMatchObject({ errcode: 47001 });
  expect(await read("/cgi-bin/stable_token", { method: "POST" })).toMatchObject({ errcode: 47001 });
});

test("tokens look like real ones and are unique", async () => {
  const { stableToken, passSeconds } = createSimulatorClient({ random: () => 0.5 });
  const given = new Set<string>();
  for (let i = 0; i < 200; i++) {
    const { access_token } = await stableToken();
    expect(access_token).toMatch(/^\d\d_[A-Za-z0-9_-]{133}$/);
    given.add(access_token);
    passSeconds(7200);
  }
  expect(given.size).toBe(200);
});

test("two simulators never return the same token", async () => {
  const [one, two] = [createSimulatorClient(), createSimulatorClient()];
  expect((await one.stableToken()).access_token).not.toBe((await two.stableToken()).access_token);
});
