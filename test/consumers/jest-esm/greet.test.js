import { createWechatSimulator } from "axios-wechat/testing";

const wechat = createWechatSimulator();
let server;
let app;

beforeAll(async () => {
  server = await wechat.listen();
  Object.assign(process.env, { WECHAT_APPID: "wx1", WECHAT_SECRET: "secret", WECHAT_BASE_URL: server.url });
  app = await import("./greet.js");
});
afterEach(() => {
  wechat.reset();
  app.attachment.tokens.clear();
});
afterAll(() => server.close());

test("sends a greeting, and renews an expired token", async () => {
  await app.greet("openid-1");
  wechat.expireToken();
  expect(await app.greet("openid-2")).toBe(true);
  expect(wechat.calls.map(({ errcode }) => errcode)).toEqual([0, 42001, 0]);
});

test("skips a user who cannot get a message", async () => {
  wechat.fail("/cgi-bin/message/custom/send", 45015);
  expect(await app.greet("openid-1")).toBe(false);
});
