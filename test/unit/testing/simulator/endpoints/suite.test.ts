import { describe, expect, test } from "vitest";
import { createSimulatorClient } from "../client.ts";

const SUITE = { suite_id: "ww-suite", suite_secret: "suites3cret", suite_ticket: "ticket@@@1" };
const CORP = { auth_corpid: "ww-corp", permanent_code: "code-1" };
const PROVIDER = { corpid: "ww-provider", provider_secret: "providers3cret" };

function createSuite(options = {}) {
  const client = createSimulatorClient({
    ...SUITE,
    permanent_code: CORP.permanent_code,
    provider_corpid: PROVIDER.corpid,
    provider_secret: PROVIDER.provider_secret,
    ...options,
  });
  const { read } = client;
  return {
    ...client,
    suiteToken: (fields = {}) => read("/cgi-bin/service/get_suite_token", { json: { ...SUITE, ...fields } }),
    corpToken: (suite_access_token: string, fields = {}) =>
      read("/cgi-bin/service/get_corp_token", {
        query: { suite_access_token },
        json: { ...CORP, ...fields },
      }),
    providerToken: (fields = {}) =>
      read("/cgi-bin/service/get_provider_token", { json: { ...PROVIDER, ...fields } }),
    errcodeOf: async (path: string, query: Record<string, string>) => (await read(path, { query })).errcode,
  };
}

const OK = { errcode: 0, errmsg: "ok" };

test("an application gets its own token, and with it the token of a corp", async () => {
  const { simulator, suiteToken, corpToken, errcodeFor } = createSuite();
  const { suite_access_token, ...rest } = await suiteToken();
  expect(rest).toEqual({ ...OK, expires_in: 7200 });
  const corp = await corpToken(suite_access_token);
  expect(corp).toEqual({ ...OK, access_token: expect.any(String), expires_in: 7200 });
  expect(await errcodeFor(corp.access_token)).toBe(0);
  expect((await corpToken(suite_access_token)).access_token).toBe(corp.access_token);
  expect(simulator.tokenCalls.map(({ issued }) => simulator.accountOf(issued ?? ""))).toEqual([
    "ww-suite",
    "ww-corp",
    "ww-corp",
  ]);
});

test.each([
  ["no suite_id", { suite_id: "" }, 41021],
  ["a wrong suite_id", { suite_id: "x" }, 40083],
  ["no secret", { suite_secret: "" }, 41024],
  ["a wrong secret", { suite_secret: "x" }, 40001],
  ["no ticket", { suite_ticket: undefined }, 41023],
  ["a wrong ticket", { suite_ticket: "x" }, 40085],
])("get_suite_token responds to %s with its errcode", async (_case, fields, errcode) => {
  expect(await createSuite().suiteToken(fields)).toMatchObject({ errcode });
});

test.each([
  ["no corp", { auth_corpid: "" }, 41002],
  ["no permanent code", { permanent_code: "" }, 41025],
  ["a wrong permanent code", { permanent_code: "x" }, 40084],
])("get_corp_token responds to %s with its errcode", async (_case, fields, errcode) => {
  const { suiteToken, corpToken } = createSuite();
  expect(await corpToken((await suiteToken()).suite_access_token, fields)).toMatchObject({ errcode });
});

test.each([
  ["no corpid", { corpid: "" }, 41002],
  ["a wrong corpid", { corpid: "x" }, 40013],
  ["no secret", { provider_secret: "" }, 41004],
  ["a wrong secret", { provider_secret: "x" }, 40001],
])("get_provider_token responds to %s with its errcode", async (_case, fields, errcode) => {
  expect(await createSuite().providerToken(fields)).toMatchObject({ errcode });
});

describe("the paths below /cgi-bin/service/", () => {
  test("accept the token that their parameter names", async () => {
    const { suiteToken, providerToken, errcodeOf } = createSuite();
    const { suite_access_token } = await suiteToken();
    const { provider_access_token } = await providerToken();
    const path = "/cgi-bin/service/any";
    expect(await errcodeOf(path, { suite_access_token })).toBe(0);
    expect(await errcodeOf(path, { provider_access_token })).toBe(0);
    expect(await errcodeOf(path, { access_token: provider_access_token })).toBe(0);
    expect(await errcodeOf(path, {})).toBe(41022);
    expect(await errcodeOf(path, { suite_access_token: provider_access_token })).toBe(40082);
    expect(await errcodeOf(path, { provider_access_token: suite_access_token })).toBe(40082);
  });

  test("report that a suite's token was revoked (40082) or has expired (42009)", async () => {
    const { simulator, read, suiteToken, corpToken, passSeconds } = createSuite();
    const first = (await suiteToken()).suite_access_token;
    simulator.revokeToken({ kind: "suite" });
    expect(await corpToken(first)).toMatchObject({
      errcode: 40082,
      errmsg: expect.stringContaining("invalid suite access token, hint: ["),
    });
    const second = (await suiteToken()).suite_access_token;
    expect(second).not.toBe(first);
    passSeconds(7200);
    expect(await read("/cgi-bin/service/x", { query: { suite_access_token: second } })).toMatchObject({
      errcode: 42009,
    });
  });

  test("and the others do not accept each other's tokens", async () => {
    const { suiteToken, providerToken, errcodeFor } = createSuite();
    expect(await errcodeFor((await suiteToken()).suite_access_token)).toBe(40014);
    expect(await errcodeFor((await providerToken()).provider_access_token)).toBe(40014);
  });
});

test("an authorization returns a permanent code, the only valid one for that corp", async () => {
  const { read, suiteToken, corpToken } = createSuite({ permanent_code: undefined });
  const { suite_access_token } = await suiteToken();
  const query = { suite_access_token };
  expect(await read("/cgi-bin/service/get_pre_auth_code", { query })).toMatchObject({
    pre_auth_code: expect.any(String),
  });
  const authorize = (json: object) => read("/cgi-bin/service/get_permanent_code", { query, json });
  expect(await authorize({})).toMatchObject({ errcode: 40029 });
  const { permanent_code, access_token, auth_corp_info } = await authorize({ auth_code: "a1" });
  const auth_corpid = auth_corp_info.corpid;
  expect(await corpToken(suite_access_token, { auth_corpid, permanent_code })).toMatchObject({
    access_token,
  });
  expect(await corpToken(suite_access_token, { auth_corpid, permanent_code: "x" })).toMatchObject({
    errcode: 40084,
  });
});
