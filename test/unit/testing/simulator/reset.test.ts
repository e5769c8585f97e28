import axios from "axios";
import { expect, onTestFinished, test } from "vitest";
import { attachWechat } from "../../../../src/index.ts";
import { createWechatSimulator } from "../../../../src/testing/index.ts";
import { createSimulatorClient } from "./client.ts";

test("reset clears calls, failures, replies and limits, and keeps the same arrays and valid tokens", async () => {
  const { simulator, stableToken, errcodeFor } = createSimulatorClient();
  const { calls, tokenCalls } = simulator;
  const { access_token } = await stableToken();
  simulator.fail("/a", -1);
  simulator.reply("/b", { errcode: 7 });
  simulator.limit("/c", { perDay: 0 });
  await errcodeFor(access_token, "/a");
  simulator.reset();
  expect([calls, tokenCalls]).toEqual([[], []]);
  expect([
    await errcodeFor(access_token, "/a"),
    await errcodeFor(access_token, "/b"),
    await errcodeFor(access_token, "/c"),
  ]).toEqual([0, 0, 0]);
  expect(calls).toHaveLength(3);
  expect((await stableToken()).access_token).toBe(access_token);
});

test("reset neither restores an invalid token, nor keeps one that is returned although invalid", async () => {
  const { simulator, stableToken, errcodeFor } = createSimulatorClient();
  const { access_token } = await stableToken();
  simulator.revokeToken({ sticky: true });
  expect((await stableToken()).access_token).toBe(access_token);
  simulator.reset();
  expect(await errcodeFor(access_token, "/a")).toBe(40001);
  const fresh = (await stableToken()).access_token;
  expect(await errcodeFor(fresh, "/a")).toBe(0);
  simulator.revokeToken();
  expect((await stableToken()).access_token).not.toBe(fresh);
});

test("reset allows the next forced refresh at once", async () => {
  const { simulator, stableToken } = createSimulatorClient();
  const first = (await stableToken({ force_refresh: true })).access_token;
  expect((await stableToken({ force_refresh: true })).access_token).toBe(first);
  simulator.reset();
  expect((await stableToken({ force_refresh: true })).access_token).not.toBe(first);
});

test("a client that continues after a reset is not rejected, in test after test", async () => {
  const simulator = createWechatSimulator();
  const server = await simulator.listen();
  onTestFinished(() => server.close());
  const api = axios.create({ baseURL: server.url });
  attachWechat(api, { appid: "wx0123456789abcdef", secret: "any" });
  await api.get("/a");
  simulator.revokeToken();
  for (let n = 0; n < 3; n += 1) {
    await api.get("/a");
    simulator.reset();
  }
  await api.get("/a");
  expect(simulator.calls).toMatchObject([{ errcode: 0 }]);
});
