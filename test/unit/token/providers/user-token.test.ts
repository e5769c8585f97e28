import { describe, expect, it } from "vitest";
import { userTokenProvider } from "../../../../src/index.ts";
import { ask, endpointStub } from "./endpoint-stub.ts";

const ids = { appid: "wx1", openid: "o1" };
const GRANT = {
  access_token: "U1",
  expires_in: 7200,
  refresh_token: "R1",
  openid: "o1",
  scope: "snsapi_base",
};

function userOf(refreshToken = "R1") {
  const kept = [refreshToken];
  const keeper = { load: () => kept.at(-1) ?? "", save: (next: string) => void kept.push(next) };
  return { kept, provider: userTokenProvider({ ...ids, refreshToken: keeper }) };
}

describe("userTokenProvider", () => {
  it("gets a token for the refresh token", async () => {
    const { sent, http } = endpointStub(GRANT);
    const { provider, kept } = userOf();
    await expect(ask(provider, http())).resolves.toMatchObject({ access_token: "U1", expires_in: 7200 });
    expect(sent).toEqual([
      {
        method: "GET",
        url: "https://api.weixin.qq.com/sns/oauth2/refresh_token",
        query: { appid: "wx1", grant_type: "refresh_token", refresh_token: "R1" },
        json: undefined,
      },
    ]);
    expect(kept).toEqual(["R1"]);
    expect(provider).toMatchObject({ key: "user:wx1:o1", tokenErrcodes: [40001, 42001], product: "mp" });
  });

  it("saves a refresh token that WeChat has changed", async () => {
    const { provider, kept } = userOf();
    await ask(provider, endpointStub({ ...GRANT, refresh_token: "R2" }).http());
    expect(kept).toEqual(["R1", "R2"]);
  });

  it.each([40030, 42002])("with %i says that the user must authorize again", async (errcode) => {
    const { http } = endpointStub({ errcode, errmsg: "invalid refresh_token" });
    const { provider } = userOf();
    await expect(ask(provider, http())).rejects.toMatchObject({
      errcode,
      category: "credential",
      message: expect.stringMatching(/authoriz(?:e|ation) again/),
    });
  });

  it.each([40030, 42002])("loads the refresh token again on %i", async (errcode) => {
    const { sent, http } = endpointStub({ errcode, errmsg: "invalid" }, { ...GRANT, refresh_token: "R2" });
    const loads = ["R1", "R2"];
    const refreshToken = { load: () => loads.shift() ?? "R2", save: () => {} };
    const provider = userTokenProvider({ ...ids, refreshToken });
    await expect(ask(provider, http())).resolves.toMatchObject({ access_token: "U1" });
    expect(sent.map(({ query }) => query.refresh_token)).toEqual(["R1", "R2"]);
  });

  it("accepts a response that does not say whose token it is", async () => {
    const { http } = endpointStub({ ...GRANT, openid: undefined });
    await expect(ask(userOf().provider, http())).resolves.toMatchObject({ access_token: "U1" });
  });

  // A mistake in load() must not give one user the token of another.
  it("rejects another user's token, and saves nothing", async () => {
    const { provider, kept } = userOf();
    const { http } = endpointStub({ ...GRANT, openid: "o2", refresh_token: "R9" });
    await expect(ask(provider, http())).rejects.toThrow(
      "userTokenProvider: refreshToken.load() returned another user's refresh token",
    );
    expect(kept).toEqual(["R1"]);
  });
});
