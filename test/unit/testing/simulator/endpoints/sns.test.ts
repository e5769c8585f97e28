import { describe, expect, test } from "vitest";
import { APPID, createSimulatorClient, SECRET } from "../client.ts";

describe("/sns/ paths", () => {
  test("accept a user's token and reject the app's", async () => {
    const { stableToken, errcodeFor, read } = createSimulatorClient();
    const app = (await stableToken()).access_token;
    expect(await errcodeFor("user_1", "/sns/userinfo")).toBe(0);
    expect(await errcodeFor(app, "/sns/userinfo")).toBe(40001);
    expect(await errcodeFor("99_unknown", "/sns/userinfo")).toBe(40001);
    expect(await read("/sns/userinfo")).toMatchObject({ errcode: 41001 });
    expect(await errcodeFor("user_1", "/cgi-bin/user/info")).toBe(40001);
  });

  test("accept only the given userTokens, if there are any", async () => {
    const { errcodeFor } = createSimulatorClient({ userTokens: ["alice"] });
    expect(await errcodeFor("alice", "/sns/auth")).toBe(0);
    expect(await errcodeFor("user_1", "/sns/auth")).toBe(40001);
  });

  test("of the platform require the platform's token, under either name", async () => {
    const { simulator, read, errcodeFor } = createSimulatorClient();
    const path = "/sns/component/jscode2session";
    const component_access_token = simulator.issueToken({ kind: "component" });
    expect(await read(path, { query: { component_access_token } })).toMatchObject({ errcode: 0 });
    expect(await errcodeFor(component_access_token, path)).toBe(0);
    expect(await errcodeFor("user_1", path)).toBe(40001);
    expect(await errcodeFor(simulator.issueToken(), path)).toBe(61014);
  });
});

describe("/sns/jscode2session", () => {
  const login = { appid: APPID, secret: SECRET, js_code: "code1", grant_type: "authorization_code" };

  test("needs no token and responds without an errcode, once per code", async () => {
    const { read, simulator } = createSimulatorClient();
    expect(await read("/sns/jscode2session", { query: login })).toEqual({
      openid: expect.any(String),
      session_key: expect.any(String),
    });
    expect(await read("/sns/jscode2session", { query: login })).toMatchObject({ errcode: 40163 });
    expect(simulator.calls.map((call) => call.errcode)).toEqual([0, 40163]);
    expect(simulator.tokenCalls).toEqual([]);
  });

  test.each([
    ["a wrong appid", { appid: "x" }, 40013],
    ["a wrong secret", { secret: "x" }, 40125],
    ["no code", { js_code: "" }, 41008],
  ])("responds to %s with its errcode", async (_case, fields, errcode) => {
    const { read } = createSimulatorClient();
    expect(await read("/sns/jscode2session", { query: { ...login, ...fields } })).toMatchObject({ errcode });
  });
});

test("/sns/oauth2/ returns user tokens for a code and for a refresh token", async () => {
  const { read, errcodeFor } = createSimulatorClient();
  const query = { appid: APPID, secret: SECRET, code: "c1", grant_type: "authorization_code" };
  const given = await read("/sns/oauth2/access_token", { query });
  expect(await errcodeFor(given.access_token, "/sns/userinfo")).toBe(0);
  expect(await read("/sns/oauth2/access_token", { query })).toMatchObject({ errcode: 40163 });
  const { refresh_token } = given;
  const renewed = await read("/sns/oauth2/refresh_token", { query: { appid: APPID, refresh_token } });
  expect(await errcodeFor(renewed.access_token, "/sns/userinfo")).toBe(0);
  const wrong = { appid: APPID, refresh_token: "x" };
  expect(await read("/sns/oauth2/refresh_token", { query: wrong })).toMatchObject({ errcode: 40030 });
});
