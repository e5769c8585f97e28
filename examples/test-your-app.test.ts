// Tests an application without an account: msw intercepts the calls, and the simulator responds to them.
// Set WECHAT_APPID and WECHAT_SECRET to any values in `test.env` of the vitest configuration.
import { assertNoSecrets, createWechatSimulator } from "axios-wechat/testing";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { greet } from "./test-your-app.ts";

const SEND = "/cgi-bin/message/custom/send";
const simulator = createWechatSimulator();
const server = setupServer(...simulator.handlers);
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => simulator.reset()); // the token of the application stays valid
afterAll(() => server.close());

test("sends a text", async () => {
  expect(await greet("openid-1")).toBe(true);
  const body = { touser: "openid-1", msgtype: "text", text: { content: "Hello! 你好！" } };
  expect(simulator.calls.at(-1)).toMatchObject({ method: "POST", path: SEND, body, errcode: 0 });
});

test("returns false when the user cannot be reached", async () => {
  simulator.fail(SEND, 45015);
  expect(await greet("openid-1")).toBe(false);
});

test("throws when a quota is used up, without secrets in the error", async () => {
  simulator.fail(SEND, 45047);
  const error = await greet("openid-1").catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "ERR_WECHAT_RATE_LIMIT", errcode: 45047 });
  assertNoSecrets(error, [process.env.WECHAT_SECRET ?? "", simulator.calls[0]?.query.access_token ?? ""]);
});

test("greets a hundred users despite a revoked token and a busy system", async () => {
  simulator.revokeToken();
  simulator.fail(SEND, -1, { times: 3 });
  const greeted = await Promise.all(Array.from({ length: 100 }, (_, n) => greet(`openid-${n}`)));
  expect(greeted).toEqual(Array(100).fill(true));
});
