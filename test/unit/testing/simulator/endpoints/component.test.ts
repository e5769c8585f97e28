import { expect, test } from "vitest";
import { createSimulatorClient } from "../client.ts";

const PLATFORM = {
  component_appid: "wxplatform",
  component_appsecret: "platforms3cret",
  component_verify_ticket: "ticket@@@1",
  authorizer_refresh_token: "refreshtoken@@@1",
};

function createPlatform(options = {}) {
  const client = createSimulatorClient({ ...PLATFORM, ...options });
  const { component_appid, component_appsecret, component_verify_ticket } = PLATFORM;
  return {
    ...client,
    componentToken: (fields = {}) =>
      client.read("/cgi-bin/component/api_component_token", {
        json: { component_appid, component_appsecret, component_verify_ticket, ...fields },
      }),
    authorizerToken: (query: Record<string, string>, fields = {}) =>
      client.read("/cgi-bin/component/api_authorizer_token", {
        query,
        json: {
          component_appid,
          authorizer_appid: "wxmerchant",
          authorizer_refresh_token: PLATFORM.authorizer_refresh_token,
          ...fields,
        },
      }),
  };
}

test("a platform gets its own token, and with it the token of a merchant", async () => {
  const { simulator, componentToken, authorizerToken, errcodeFor } = createPlatform();
  const own = await componentToken();
  expect(own).toEqual({ component_access_token: expect.any(String), expires_in: 7200 });
  const merchants = await authorizerToken({ component_access_token: own.component_access_token });
  expect(merchants).toEqual({
    authorizer_access_token: expect.any(String),
    expires_in: 7200,
    authorizer_refresh_token: PLATFORM.authorizer_refresh_token,
  });
  expect(await errcodeFor(merchants.authorizer_access_token)).toBe(0);
  expect(simulator.tokenCalls.map((call) => call.issued)).toEqual([
    own.component_access_token,
    merchants.authorizer_access_token,
  ]);
});

test("the platform's token may also be called access_token", async () => {
  const { componentToken, authorizerToken } = createPlatform();
  const { component_access_token } = await componentToken();
  expect(await authorizerToken({ access_token: component_access_token })).toHaveProperty(
    "authorizer_access_token",
  );
});

test.each([
  ["no component_appid", { component_appid: "" }, 41002],
  ["a wrong component_appid", { component_appid: "x" }, 40013],
  ["a wrong component_appsecret", { component_appsecret: "x" }, 40125],
  ["a wrong ticket", { component_verify_ticket: "x" }, 61006],
  ["no ticket", { component_verify_ticket: undefined }, 61006],
])("api_component_token responds to %s with its errcode", async (_case, fields, errcode) => {
  expect(await createPlatform().componentToken(fields)).toMatchObject({ errcode });
});

test.each([
  ["no component_appid", { component_appid: "" }, 41018],
  ["a wrong component_appid", { component_appid: "x" }, 40013],
  ["no authorizer_appid", { authorizer_appid: "" }, 41002],
  ["a wrong refresh token", { authorizer_refresh_token: "x" }, 61023],
])("api_authorizer_token responds to %s with its errcode", async (_case, fields, errcode) => {
  const { componentToken, authorizerToken } = createPlatform();
  const { component_access_token } = await componentToken();
  expect(await authorizerToken({ component_access_token }, fields)).toMatchObject({ errcode });
});

test("api_authorizer_token rejects a missing, wrong, revoked or expired platform token", async () => {
  const { simulator, componentToken, authorizerToken } = createPlatform();
  const errcodeOf = async (query: Record<string, string>) => (await authorizerToken(query)).errcode;
  expect(await errcodeOf({})).toBe(41001);
  expect(await errcodeOf({ component_access_token: simulator.issueToken() })).toBe(61014);
  const first = (await componentToken()).component_access_token;
  simulator.revokeToken();
  expect(await errcodeOf({ component_access_token: first })).toBe(40001);
  const second = (await componentToken()).component_access_token;
  simulator.expireToken();
  expect(await errcodeOf({ component_access_token: second })).toBe(42001);
});

test("revoking one kind of token does not affect the others", async () => {
  const { simulator, componentToken, authorizerToken, errcodeFor } = createPlatform();
  const { component_access_token } = await componentToken();
  const { authorizer_access_token } = await authorizerToken({ component_access_token });
  simulator.revokeToken({ kind: "authorizer" });
  expect(await errcodeFor(authorizer_access_token)).toBe(40001);
  const next = await authorizerToken({ component_access_token });
  expect(await errcodeFor(next.authorizer_access_token)).toBe(0);
  simulator.expireToken({ kind: "component" });
  expect(await errcodeFor(next.authorizer_access_token)).toBe(0);
  expect(await authorizerToken({ component_access_token })).toMatchObject({ errcode: 42001 });
});

test("a new merchant token replaces the previous one, after the overlap", async () => {
  const { componentToken, authorizerToken, errcodeFor, passSeconds } = createPlatform({ overlapMs: 300_000 });
  const { component_access_token } = await componentToken();
  const { authorizer_access_token } = await authorizerToken({ component_access_token });
  await authorizerToken({ component_access_token });
  expect(await errcodeFor(authorizer_access_token)).toBe(0);
  passSeconds(300);
  expect(await errcodeFor(authorizer_access_token)).toBe(40001);
});

test("the two kinds of token are not interchangeable", async () => {
  const { simulator, errcodeFor } = createPlatform();
  const platform = simulator.issueToken({ kind: "component" });
  const merchant = simulator.issueToken({ kind: "authorizer" });
  expect(await errcodeFor(platform, "/cgi-bin/message/custom/send")).toBe(61015);
  expect(await errcodeFor(platform, "/cgi-bin/component/api_create_preauthcode")).toBe(0);
  expect(await errcodeFor(platform, "/wxa/gettemplatelist")).toBe(0);
  expect(await errcodeFor(merchant, "/cgi-bin/component/api_create_preauthcode")).toBe(61014);
  expect(await errcodeFor(merchant, "/cgi-bin/component/getprivacysetting")).toBe(0);
});

test("a merchant's refresh token is replaced by each use, with rotateRefreshTokens", async () => {
  const { componentToken, authorizerToken } = createPlatform({ rotateRefreshTokens: true });
  const query = { component_access_token: (await componentToken()).component_access_token };
  const { authorizer_refresh_token } = await authorizerToken(query);
  expect(authorizer_refresh_token).toMatch(/^refreshtoken@@@/);
  expect(authorizer_refresh_token).not.toBe(PLATFORM.authorizer_refresh_token);
  expect(await authorizerToken(query)).toMatchObject({ errcode: 61023 });
  expect(await authorizerToken(query, { authorizer_refresh_token })).toHaveProperty(
    "authorizer_access_token",
  );
});

test("each merchant may have its own refresh token", async () => {
  const { componentToken, authorizerToken } = createPlatform({ accounts: { wxother: "refreshtoken@@@2" } });
  const query = { component_access_token: (await componentToken()).component_access_token };
  const other = (authorizer_refresh_token: string) =>
    authorizerToken(query, { authorizer_appid: "wxother", authorizer_refresh_token });
  expect(await other("refreshtoken@@@2")).toHaveProperty("authorizer_access_token");
  expect(await other(PLATFORM.authorizer_refresh_token)).toMatchObject({ errcode: 61023 });
});
