import { afterEach, describe, expect, it, vi } from "vitest";

/** Loads a fresh copy of this package, with the test's mock of axios. */
async function loadWithMock(mock: object) {
  vi.resetModules();
  vi.doMock("axios", () => mock);
  return import("../../../src/index.ts");
}

afterEach(() => {
  vi.doUnmock("axios");
  vi.resetModules();
});

// Trap: jest.mock("axios", factory) and jest-mock-axios. Loading crashed: "Class extends value undefined".
describe.each([
  ["has no error class", { default: { get: () => {}, create: () => {} }, AxiosError: undefined }],
  ["has only its named exports", { get: () => {} }],
  ["has functions instead of classes", { default: { defaults: null }, AxiosError: vi.fn() }],
])("with a mock of axios that %s", (_, mock) => {
  it("the package loads, and its guards work", async () => {
    const { isWechatApiError, isWechatError } = await loadWithMock(mock);
    const failure = {
      [Symbol.for("axios-wechat.error")]: "api",
      errcode: 40003,
      entry: { name: "INVALID_OPENID" },
    };
    expect(isWechatApiError(failure, "INVALID_OPENID")).toBe(true);
    expect(isWechatError(new Error("another"))).toBe(false);
  });

  it("attachWechat says that axios is mocked, and names the simulator", async () => {
    const { attachWechat } = await loadWithMock(mock);
    const attach = () => attachWechat({} as never, { appid: "wx", secret: "secret" });
    expect(attach).toThrow(TypeError);
    expect(attach).toThrow(/^attachWechat: axios is mocked.*axios-wechat\/testing$/);
  });
});
