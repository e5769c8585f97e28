import { describe, expect, test } from "vitest";
import {
  createTokenManager,
  TokenFetchError,
  userTokenProvider,
  type WechatApiError,
} from "../../../src/index.ts";
import type { WechatSimulatorOptions } from "../../../src/testing/index.ts";
import { APP, holdClock, rejectionOf, startWechat, storm } from "../setup.ts";

const REFRESH = "/sns/oauth2/refresh_token";

/** A user with an authorization, and a database that several processes share. */
async function startUser(options: WechatSimulatorOptions = {}) {
  const wechat = await startWechat(options);
  const api = wechat.client();
  const authorize = async (code: string) => {
    const params = { ...APP, code, grant_type: "authorization_code" };
    return (await api.get("/sns/oauth2/access_token", { params })).data;
  };
  const { openid, refresh_token } = await authorize("code-1");
  const database = [refresh_token as string];
  const refreshToken = {
    load: async () => database.at(-1) ?? "",
    save: async (value: string) => void database.push(value),
  };
  const process = () =>
    createTokenManager({
      provider: userTokenProvider({ appid: APP.appid, openid, refreshToken }),
      http: wechat.client(),
    });
  const userinfo = async (access_token: string) =>
    (await api.get("/sns/userinfo", { params: { access_token, openid } })).data;
  const refreshes = () => wechat.simulator.calls.filter(({ path }) => path === REFRESH);
  return { ...wechat, openid: openid as string, database, process, userinfo, refreshes };
}

describe("a user's token", () => {
  test("is fetched once for many callers, and belongs to that user", async () => {
    const { process, userinfo, refreshes, openid, database } = await startUser();
    const { values } = await storm(50, () => process().get());
    expect(refreshes()).toHaveLength(50);
    const one = process();
    const many = await storm(50, () => one.get());
    expect(refreshes()).toHaveLength(51);
    expect(new Set([...values, ...many.values]).size).toBe(1);
    expect(await userinfo(await one.get())).toMatchObject({ errcode: 0, openid });
    expect(database).toHaveLength(1);
  });

  test.each(["revokeToken", "expireToken"] as const)("is renewed once after %s", async (kill) => {
    const { process, simulator, userinfo, refreshes } = await startUser();
    const tokens = process();
    const dead = await tokens.get();
    simulator[kill]({ kind: "user" });
    expect(await userinfo(dead)).toMatchObject({ errcode: kill === "revokeToken" ? 40001 : 42001 });
    const { values } = await storm(50, () => tokens.refresh(dead));
    expect(new Set(values).size).toBe(1);
    expect(refreshes()).toHaveLength(2);
    expect(await userinfo(values[0] ?? "")).toMatchObject({ errcode: 0 });
  });

  test("is renewed by two processes at the same time, although each use invalidates the refresh token", async () => {
    const { process, database, refreshes } = await startUser({ rotateRefreshTokens: true, latencyMs: 5 });
    const processes = [process(), process()];
    for (let round = 1; round <= 5; round += 1) {
      const { failures } = await storm(2, async (n) => {
        processes[n]?.clear();
        return processes[n]?.get();
      });
      expect(failures).toEqual([]);
    }
    // Each successful use left its successor in the database.
    expect(database).toHaveLength(1 + refreshes().filter(({ errcode }) => errcode === 0).length);
    await process().get();
  });

  test("that cannot be renewed any more causes an error that tells the user to authorize again", async () => {
    const clock = holdClock();
    const { process, refreshes } = await startUser();
    clock.pass(31 * 86_400_000);
    const error = await rejectionOf(process().get(), TokenFetchError);
    expect((error.cause as WechatApiError).errcode).toBe(42002);
    expect(error.message).toContain("Send the user through authorization again");
    expect(error.key).toMatch(/^user:wx0123456789abcdef:o/);
    expect(refreshes()).toHaveLength(1);
  });
});
