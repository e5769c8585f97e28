import { describe, expect, test } from "vitest";
import { createSimulatorClient } from "../client.ts";

describe("a business path", () => {
  test("without a described reply responds with ok to a good token", async () => {
    const { simulator, read } = createSimulatorClient();
    const query = { access_token: simulator.issueToken() };
    expect(await read("/cgi-bin/whatever", { query })).toEqual({ errcode: 0, errmsg: "ok" });
    expect(await read("/cgi-bin/whatever", { query, json: { a: 1 } })).toEqual({ errcode: 0, errmsg: "ok" });
  });

  test.each([
    ["no token", undefined, 41001],
    ["an empty token", "", 41001],
    ["an unknown token", "99_unknown", 40001],
    ["a malformed token", "Bearer 99_unknown", 40014],
  ])("rejects %s", async (_case, token, errcode) => {
    const { read } = createSimulatorClient();
    const query = token === undefined ? {} : { access_token: token };
    expect(await read("/cgi-bin/user/info", { query })).toMatchObject({ errcode });
  });

  test("rejects an expired token with 42001, by the clock", async () => {
    const { stableToken, errcodeFor, passSeconds } = createSimulatorClient({ expiresIn: 100 });
    const { access_token } = await stableToken();
    passSeconds(99);
    expect(await errcodeFor(access_token)).toBe(0);
    passSeconds(1);
    expect(await errcodeFor(access_token)).toBe(42001);
  });
});

describe("expireToken", () => {
  test("expires the current tokens, and the endpoints return new ones", async () => {
    const { simulator, stableToken, token, errcodeFor } = createSimulatorClient();
    const [stable, plain] = [(await stableToken()).access_token, (await token()).access_token];
    simulator.expireToken();
    expect(await errcodeFor(stable)).toBe(42001);
    expect(await errcodeFor(plain)).toBe(42001);
    const fresh = (await stableToken()).access_token;
    expect(fresh).not.toBe(stable);
    expect(await errcodeFor(fresh)).toBe(0);
  });
});

describe("revokeToken", () => {
  test("invalidates the current token at once, with the platform's present errmsg", async () => {
    const { simulator, stableToken, read } = createSimulatorClient();
    const { access_token } = await stableToken();
    simulator.revokeToken();
    expect(await read("/cgi-bin/user/info", { query: { access_token } })).toEqual({
      errcode: 40001,
      errmsg: expect.stringMatching(
        /^invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https:\/\/mmbizurl\.cn\/s\/JtxxFh33r rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/,
      ),
    });
  });

  test("makes the next normal fetch return a new token", async () => {
    const { simulator, stableToken, errcodeFor } = createSimulatorClient();
    const dead = (await stableToken()).access_token;
    simulator.revokeToken();
    const fresh = (await stableToken()).access_token;
    expect(fresh).not.toBe(dead);
    expect(await errcodeFor(fresh)).toBe(0);
  });

  test("sticky: normal fetches keep returning the invalid token, a forced one helps", async () => {
    const { simulator, stableToken, errcodeFor } = createSimulatorClient();
    const dead = (await stableToken()).access_token;
    simulator.revokeToken({ sticky: true });
    expect((await stableToken()).access_token).toBe(dead);
    expect((await stableToken()).access_token).toBe(dead);
    expect(await errcodeFor(dead)).toBe(40001);
    const forced = (await stableToken({ force_refresh: true })).access_token;
    expect(await errcodeFor(forced)).toBe(0);
    simulator.revokeToken();
    expect((await stableToken()).access_token).not.toBe(forced);
  });

  test("sticky: a forced fetch that comes too soon returns the invalid token too", async () => {
    const { simulator, stableToken, passSeconds } = createSimulatorClient();
    const dead = (await stableToken({ force_refresh: true })).access_token;
    simulator.revokeToken({ sticky: true });
    passSeconds(29);
    expect((await stableToken({ force_refresh: true })).access_token).toBe(dead);
    passSeconds(1);
    expect((await stableToken({ force_refresh: true })).access_token).not.toBe(dead);
  });

  test("sticky ends when the token would have been renewed anyway", async () => {
    const { simulator, stableToken, passSeconds } = createSimulatorClient();
    const dead = (await stableToken()).access_token;
    simulator.revokeToken({ sticky: true });
    passSeconds(6900);
    expect((await stableToken()).access_token).not.toBe(dead);
  });

  test("a later revocation without sticky is an ordinary one", async () => {
    const { simulator, stableToken } = createSimulatorClient();
    const dead = (await stableToken()).access_token;
    simulator.revokeToken({ sticky: true });
    simulator.revokeToken();
    expect((await stableToken()).access_token).not.toBe(dead);
  });

  test("of another kind does not change the sticky token", async () => {
    const { simulator, stableToken } = createSimulatorClient();
    const dead = (await stableToken()).access_token;
    simulator.revokeToken({ sticky: true, kind: "stable" });
    simulator.revokeToken({ kind: "plain" });
    expect((await stableToken()).access_token).toBe(dead);
  });

  test("a revoked token stays revoked when the others expire", async () => {
    const { simulator, stableToken, errcodeFor } = createSimulatorClient();
    const { access_token } = await stableToken();
    simulator.revokeToken();
    simulator.expireToken();
    expect(await errcodeFor(access_token)).toBe(40001);
  });

  test("an expired token stays expired", async () => {
    const { simulator, stableToken, errcodeFor, passSeconds } = createSimulatorClient();
    const { access_token } = await stableToken();
    passSeconds(7200);
    simulator.revokeToken();
    expect(await errcodeFor(access_token)).toBe(42001);
  });
});
