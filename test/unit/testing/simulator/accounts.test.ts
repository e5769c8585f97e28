import { expect, test } from "vitest";
import { APPID, createSimulatorClient, SECRET } from "./client.ts";

const PATH = "/cgi-bin/user/info";

async function createTwo() {
  const client = createSimulatorClient({ accounts: { wx1: "secret-1", wx2: "secret-2" } });
  const tokenOf = async (appid: string, secret: string) =>
    (await client.stableToken({ appid, secret })).access_token;
  return { ...client, tokenOf, one: await tokenOf("wx1", "secret-1"), two: await tokenOf("wx2", "secret-2") };
}

test("each of accounts has its own secret, in addition to the account of the options", async () => {
  const { stableToken, token } = createSimulatorClient({ accounts: { wx1: "secret-1" } });
  const granted = expect.objectContaining({ access_token: expect.any(String) });
  expect(await stableToken({ appid: "wx1", secret: "secret-1" })).toEqual(granted);
  expect(await token({ appid: "wx1", secret: "secret-1" })).toEqual(granted);
  expect(await stableToken()).toEqual(granted);
  expect(await stableToken({ appid: "wx1", secret: SECRET })).toMatchObject({ errcode: 40125 });
  expect(await stableToken({ appid: APPID, secret: "secret-1" })).toMatchObject({ errcode: 40125 });
  expect(await stableToken({ appid: "wx3", secret: "secret-1" })).toMatchObject({ errcode: 40013 });
});

test("accountOf returns the account of a token", async () => {
  const { simulator, one, two } = await createTwo();
  expect([one, two, "99_unknown", simulator.issueToken()].map(simulator.accountOf)).toEqual([
    "wx1",
    "wx2",
    undefined,
    undefined,
  ]);
  expect(simulator.accountOf(simulator.issueToken({ account: "wx9" }))).toBe("wx9");
});

test("the tokens of one account are revoked and expired separately", async () => {
  const { simulator, errcodeFor, tokenOf, one, two } = await createTwo();
  simulator.revokeToken({ account: "wx1", sticky: true });
  expect([await errcodeFor(one), await errcodeFor(two)]).toEqual([40001, 0]);
  expect(await tokenOf("wx1", "secret-1")).toBe(one);
  simulator.expireToken({ account: "wx2" });
  expect(await errcodeFor(two)).toBe(42001);
  expect(await errcodeFor(await tokenOf("wx2", "secret-2"))).toBe(0);
});

test("fail with an account only fails that account's calls, including token calls", async () => {
  const { simulator, errcodeFor, stableToken, one, two } = await createTwo();
  simulator.fail(PATH, 48001, { account: "wx1" });
  simulator.fail(PATH, 50001, { account: "wx2", times: 1 });
  expect([await errcodeFor(one), await errcodeFor(two), await errcodeFor(two)]).toEqual([48001, 50001, 0]);
  simulator.fail("/cgi-bin/stable_token", 40243, { account: "wx2" });
  expect(await stableToken({ appid: "wx2", secret: "secret-2" })).toMatchObject({ errcode: 40243 });
  expect(await stableToken({ appid: "wx1", secret: "secret-1" })).toHaveProperty("access_token");
});

test("limit counts each account separately, or limits only one", async () => {
  const { simulator, errcodeFor, one, two } = await createTwo();
  simulator.limit(PATH, { perDay: 1 });
  expect([await errcodeFor(one), await errcodeFor(one), await errcodeFor(two)]).toEqual([0, 45009, 0]);
  simulator.limit("/a", { perDay: 0, account: "wx1" });
  expect([await errcodeFor(one, "/a"), await errcodeFor(two, "/a")]).toEqual([45009, 0]);
});

test("clear_quota restores only the quota of its own account", async () => {
  const { simulator, read, errcodeFor, one, two } = await createTwo();
  simulator.limit(PATH, { perDay: 1 });
  for (const token of [one, two]) await errcodeFor(token);
  await read("/cgi-bin/clear_quota/v2", { json: { appid: "wx1", appsecret: "secret-1" } });
  expect([await errcodeFor(one), await errcodeFor(two)]).toEqual([0, 45009]);
});
