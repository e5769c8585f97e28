import { Readable } from "node:stream";
import axios, { type AxiosAdapter } from "axios";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

// What a failed call needs is loaded in the background from the attachment on. Here the call is faster.
describe("a call that fails before the recovery is loaded", () => {
  let plugin: typeof import("../../src/index.ts");
  let load: () => void;
  beforeEach(async () => {
    vi.resetModules();
    const loading = new Promise<void>((resolve) => {
      load = resolve;
    });
    // One of its imports: while a factory is at work, a second import of its own module would get the original.
    vi.doMock("../../src/call/recovery/abort.ts", async (original) => {
      await loading;
      return original();
    });
    plugin = await import("../../src/index.ts");
  });
  afterEach(() => vi.doUnmock("../../src/call/recovery/abort.ts"));

  function attachedTo(adapter: AxiosAdapter) {
    const api = axios.create({ baseURL: "https://api.weixin.qq.com", adapter });
    plugin.attachWechat(api, { retry: false });
    return api;
  }

  test("throws the typed error", async () => {
    const api = attachedTo(async (config) => ({
      ...{ config, status: 200, statusText: "OK", headers: {} },
      data: '{"errcode":40003,"errmsg":"invalid openid"}',
    }));
    const call = api.get("/cgi-bin/user/info");
    load();
    await expect(call).rejects.toMatchObject({ errcode: 40003, name: "UserError" });
  });

  test("throws axios' own error of a stream that breaks meanwhile, and leaves no rejection unhandled", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const api = attachedTo(async (config) => {
      const data = new Readable({ read() {} });
      data.once("close", () => setImmediate(load));
      setImmediate(() => data.destroy(new Error("socket hang up")));
      return { config, status: 200, statusText: "OK", headers: {}, data };
    });
    try {
      await expect(api.get("/cgi-bin/media/get", { responseType: "stream" })).rejects.toThrow(
        "socket hang up",
      );
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.off("unhandledRejection", unhandled);
    }
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("ends with the cancellation when it is aborted", async () => {
    const controller = new AbortController();
    const api = attachedTo(async (config) => {
      controller.abort();
      return { config, status: 200, statusText: "OK", headers: {}, data: '{"errcode":-1}' };
    });
    const call = api.get("/cgi-bin/user/get", { signal: controller.signal });
    load();
    await expect(call).rejects.toMatchObject({ code: "ERR_CANCELED" });
  });
});
