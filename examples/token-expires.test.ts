import { createWechatSimulator } from "axios-wechat/testing";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { greet } from "./test-your-app.ts";

test("greets a user after the token has expired", async () => {
  const simulator = createWechatSimulator();
  setupServer(...simulator.handlers).listen();
  await greet("openid-1");
  simulator.expireToken();
  expect(await greet("openid-2")).toBe(true);
});
