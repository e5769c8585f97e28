/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
const { createWechatSimulator } = require("axios-wechat/testing");

const wechat = createWechatSimulator();
let server;
let app;

beforeAll(async () => {
  server = await wechat.listen();
  Object.assign(process.env, { WECHAT_APPID: "wx1", WECHAT_SECRET: "secret", WECHAT_BASE_URL: server.url });
  app = require("./greet");
  app.api.defaults.adapter = "http"; // XMLHttpRequest of jsdom would require CORS headers
});
afterAll(() => server.close());

test("a server's code works in jsdom: a greeting, an expired token, a typed error", async () => {
  expect(typeof window).toBe("object");
  await app.greet("openid-1");
  wechat.expireToken();
  expect(await app.greet("openid-2")).toBe(true);
  wechat.fail("/cgi-bin/message/custom/send", 45015);
  expect(await app.greet("openid-3")).toBe(false);
  expect(wechat.calls.map(({ errcode }) => errcode)).toEqual([0, 42001, 0, 45015]);
});
