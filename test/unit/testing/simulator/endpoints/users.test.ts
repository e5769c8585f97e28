import { describe, expect, test } from "vitest";
import { APPID, createSimulatorClient, SECRET } from "../client.ts";

function createUsers(options = {}) {
  const client = createSimulatorClient(options);
  const { read } = client;
  return {
    ...client,
    authorize: (code = "c1") =>
      read("/sns/oauth2/access_token", {
        query: { appid: APPID, secret: SECRET, code, grant_type: "authorization_code" },
      }),
    refresh: (refresh_token: string, fields = {}) =>
      read("/sns/oauth2/refresh_token", {
        query: { appid: APPID, grant_type: "refresh_token", refresh_token, ...fields },
      }),
    userinfo: (access_token: string, openid: string) =>
      read("/sns/userinfo", { query: { access_token, openid } }),
  };
}

describe("a user's token", () => {
  test("identifies the user, and belongs to no one else", async () => {
    const { simulator, authorize, userinfo } = createUsers();
    const { access_token, openid } = await authorize();
    expect(await userinfo(access_token, openid)).toMatchObject({ openid, nickname: expect.any(String) });
    expect(await userinfo(access_token, "o-another")).toMatchObject({ errcode: 40003 });
    expect(simulator.accountOf(access_token)).toBe(openid);
  });

  test("expires (42001), or is revoked (40001), independently of others", async () => {
    const { simulator, stableToken, errcodeFor, authorize, userinfo, passSeconds } = createUsers();
    const { access_token, openid } = await authorize();
    passSeconds(7200);
    expect(await userinfo(access_token, openid)).toMatchObject({ errcode: 42001 });
    const second = await authorize("c2");
    const app = (await stableToken()).access_token;
    simulator.revokeToken({ kind: "user" });
    expect(await userinfo(second.access_token, second.openid)).toMatchObject({ errcode: 40001 });
    expect(await errcodeFor(app)).toBe(0);
  });

  test("is prolonged by a refresh, and replaced after it has expired", async () => {
    const { authorize, refresh, passSeconds } = createUsers();
    const { access_token, refresh_token, openid } = await authorize();
    passSeconds(7000);
    expect(await refresh(refresh_token)).toEqual({
      ...{ access_token, refresh_token, openid, expires_in: 7200 },
      scope: "snsapi_userinfo",
    });
    passSeconds(7200);
    expect((await refresh(refresh_token)).access_token).not.toBe(access_token);
  });

  test("is accepted if it was issued here, whatever userTokens are given", async () => {
    const { authorize, userinfo } = createUsers({ userTokens: ["alice"] });
    const { access_token, openid } = await authorize();
    expect(await userinfo(access_token, openid)).toMatchObject({ openid });
  });
});

describe("a user's refresh token", () => {
  test.each([
    ["without an appid", { appid: "" }, 41002],
    ["of another appid", { appid: "wx-another" }, 40013],
    ["that is missing", { refresh_token: "" }, 41003],
    ["that does not exist", { refresh_token: "x" }, 40030],
  ])("%s is rejected", async (_case, fields, errcode) => {
    const { authorize, refresh } = createUsers();
    expect(await refresh((await authorize()).refresh_token, fields)).toMatchObject({ errcode });
  });

  test("of one account is not valid for another", async () => {
    const { authorize, refresh } = createUsers({ accounts: { "wx-two": "secret-two" } });
    const { refresh_token } = await authorize();
    expect(await refresh(refresh_token, { appid: "wx-two" })).toMatchObject({ errcode: 40030 });
  });

  test("expires after 30 days", async () => {
    const { authorize, refresh, passSeconds } = createUsers();
    const { refresh_token } = await authorize();
    passSeconds(30 * 86_400 - 1);
    expect(await refresh(refresh_token)).toHaveProperty("access_token");
    passSeconds(1);
    expect(await refresh(refresh_token)).toMatchObject({ errcode: 42002 });
  });

  test("may be one of accounts, under the user's OpenID", async () => {
    const { refresh, userinfo } = createUsers({ accounts: { "o-alice": "r-alice" } });
    const { access_token, openid } = await refresh("r-alice");
    expect(openid).toBe("o-alice");
    expect(await userinfo(access_token, "o-alice")).toMatchObject({ openid: "o-alice" });
  });

  test("is replaced by each use, with rotateRefreshTokens", async () => {
    const { refresh } = createUsers({ accounts: { "o-alice": "r-alice" }, rotateRefreshTokens: true });
    const first = await refresh("r-alice");
    expect(first.refresh_token).not.toBe("r-alice");
    expect(await refresh("r-alice")).toMatchObject({ errcode: 40030 });
    const second = await refresh(first.refresh_token);
    expect(second).toMatchObject({ openid: "o-alice", access_token: first.access_token });
    expect(await refresh(first.refresh_token)).toMatchObject({ errcode: 40030 });
  });
});
