const axios = require("axios");
const { attachWechat, UserError } = require("axios-wechat");

// An instance of the application, which outlives a reset of the modules.
const responses = [];
const api = axios.create({
  baseURL: "https://api.weixin.qq.com",
  adapter: async (config) => ({ config, status: 200, statusText: "", headers: {}, data: responses.shift() }),
});
attachWechat(api, { retry: { baseDelayMs: 1 } });

beforeEach(() => jest.resetModules());

test("a failure has the class that the test imported", async () => {
  responses.push('{"errcode":40003,"errmsg":"invalid openid"}');
  await expect(api.get("/cgi-bin/user/info")).rejects.toBeInstanceOf(UserError);
});

test("an accepted errcode is returned", async () => {
  responses.push('{"errcode":87014}');
  const { data } = await api.post("/wxa/msg_sec_check", {}, { wechat: { accept: [87014] } });
  expect(data).toEqual({ errcode: 87014 });
});

test("a busy response is retried", async () => {
  responses.push('{"errcode":-1}', '{"errcode":-1}', '{"errcode":0}');
  const { data } = await api.get("/cgi-bin/user/get");
  expect(data).toEqual({ errcode: 0 });
});
