jest.mock("axios", () => ({ get: jest.fn(), create: jest.fn(() => ({})) }));

test("the package loads beside a mock of axios, and its guards work", () => {
  const { isWechatApiError } = require("axios-wechat");
  const { wechatError } = require("axios-wechat/testing");
  expect(isWechatApiError(wechatError(40003), "INVALID_OPENID")).toBe(true);
});

test("attachWechat says that axios is mocked", () => {
  const axios = require("axios");
  const { attachWechat } = require("axios-wechat");
  expect(() => attachWechat(axios.create(), {})).toThrow(/axios is mocked.*axios-wechat\/testing/);
});
