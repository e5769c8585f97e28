import { expect, test } from "vitest";
import { createSimulatorClient } from "../client.ts";

const CORP = { corpid: "ww0123", corpsecret: "corps3cret" };

function createCorp() {
  const client = createSimulatorClient(CORP);
  const gettoken = (fields: Record<string, string> = {}) =>
    client.read("/cgi-bin/gettoken", { query: { ...CORP, ...fields } });
  return { ...client, gettoken };
}

test("gettoken includes errcode 0 and returns the same token while it is valid", async () => {
  const { gettoken, passSeconds } = createCorp();
  const first = await gettoken();
  expect(first).toEqual({ errcode: 0, errmsg: "ok", access_token: expect.any(String), expires_in: 7200 });
  passSeconds(7199);
  expect(await gettoken()).toEqual({ ...first, expires_in: 1 });
  passSeconds(1);
  expect((await gettoken()).access_token).not.toBe(first.access_token);
});

test("gettoken has a separate token for each corpsecret", async () => {
  const { read } = createSimulatorClient();
  const ask = (corpsecret: string) => read("/cgi-bin/gettoken", { query: { corpid: "ww1", corpsecret } });
  const [one, two] = [await ask("a"), await ask("b")];
  expect(one.access_token).not.toBe(two.access_token);
  expect(await ask("a")).toEqual(one);
});

test.each([
  ["no corpid", { corpid: "" }, 41002],
  ["a wrong corpid", { corpid: "ww" }, 40013],
  ["no corpsecret", { corpsecret: "" }, 41004],
  ["a wrong corpsecret", { corpsecret: "x" }, 40001],
])("gettoken responds to %s with its errcode, WeCom's hint and a rid", async (_case, fields, errcode) => {
  const { gettoken } = createCorp();
  expect(await gettoken(fields)).toEqual({
    errcode,
    errmsg: expect.stringMatching(
      new RegExp(
        `, hint: \\[\\d+\\], from ip: 127.0.0.1, more info at https://open.work.*e=${errcode}, rid: [0-9a-f-]{26}$`,
      ),
    ),
  });
});

test("a revoked WeCom token is rejected with 40014, and gettoken returns another", async () => {
  const { simulator, gettoken, errcodeFor } = createCorp();
  const { access_token } = await gettoken();
  expect(await errcodeFor(access_token)).toBe(0);
  simulator.revokeToken();
  expect(await errcodeFor(access_token)).toBe(40014);
  const next = await gettoken();
  expect(next.access_token).not.toBe(access_token);
  expect(await errcodeFor(next.access_token)).toBe(0);
});

test("an expired WeCom token is rejected with 42001, with WeCom's errmsg", async () => {
  const { simulator, gettoken, read } = createCorp();
  const { access_token } = await gettoken();
  simulator.expireToken();
  expect(await read("/cgi-bin/user/get", { query: { access_token } })).toEqual({
    errcode: 42001,
    errmsg: expect.stringMatching(/^access_token expired, hint: \[/),
  });
  expect((await gettoken()).access_token).not.toBe(access_token);
});

test("a WeCom token of another corp is rejected with 40014", async () => {
  const { access_token } = await createCorp().gettoken();
  expect(await createCorp().errcodeFor(access_token)).toBe(40014);
});

test("a requested failure has WeCom's format on WeCom's paths", async () => {
  const { simulator, gettoken, read } = createCorp();
  const { access_token } = await gettoken();
  simulator.fail("/cgi-bin/message/send", 45009);
  simulator.fail("/cgi-bin/gettoken", -1);
  expect((await read("/cgi-bin/message/send", { query: { access_token } })).errmsg).toMatch(
    /^api freq out of limit, hint/,
  );
  expect((await gettoken()).errmsg).toMatch(/^system busy, hint/);
});
