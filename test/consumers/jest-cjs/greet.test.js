const { createWechatSimulator } = require("axios-wechat/testing");

const SEND = "/cgi-bin/message/custom/send";
const wechat = createWechatSimulator();
let server;
let app;

beforeAll(async () => {
  server = await wechat.listen();
  Object.assign(process.env, { WECHAT_APPID: "wx1", WECHAT_SECRET: "secret", WECHAT_BASE_URL: server.url });
  app = require("./greet");
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

test("sends again while WeChat is busy", async () => {
  wechat.fail(SEND, -1, { times: 1 });
  expect(await app.greet("openid-1")).toBe(true);
  expect(wechat.calls).toHaveLength(2);
});

test("skips a user who cannot get a message", async () => {
  wechat.fail(SEND, 45015);
  expect(await app.greet("openid-1")).toBe(false);
});

test("throws what is wrong with the program", async () => {
  wechat.fail(SEND, 48001);
  await expect(app.greet("openid-1")).rejects.toMatchObject({ name: "PermissionError", errcode: 48001 });
});
