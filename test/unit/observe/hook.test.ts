import type { InternalAxiosRequestConfig } from "axios";
import { beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { callHook } from "../../../src/observe/hook.ts";
import { requestConfig } from "../axios-parts.ts";

describe("callHook", () => {
  let warn: MockInstance<typeof process.emitWarning>;
  beforeEach(() => {
    warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  });

  it("passes the arguments on and returns the result", () => {
    expect(callHook("onRetry", (a: number, b: number) => a + b, 1, 2)).toBe(3);
    expect(warn).not.toHaveBeenCalled();
  });

  it("does nothing without a hook", () => {
    expect(callHook("onRetry", undefined)).toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
  });

  it("turns an error of a hook into a warning that names it", async () => {
    const broken = () => {
      throw new Error("metrics are down");
    };
    expect(callHook("onRefresh", broken)).toBeUndefined();
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledExactlyOnceWith("onRefresh threw: metrics are down", "axios-wechat"),
    );
  });

  it("turns a thrown value that is not an Error into a warning too", async () => {
    const broken = () => {
      throw "plain text";
    };
    expect(callHook("onRefresh", broken)).toBeUndefined();
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledExactlyOnceWith("onRefresh threw: plain text", "axios-wechat"),
    );
  });

  it("redacts secrets of the hook's arguments in the warning", async () => {
    const config = requestConfig({ params: { access_token: "TOKEN-0123456789" } });
    const broken = ({ config: { params, url } }: { config: InternalAxiosRequestConfig }) => {
      throw new Error(`no metric for ${params.access_token} at ${url}?secret=s3cret`);
    };
    callHook("retry.shouldRetry", broken, { config: { ...config, url: "/p" } });
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledExactlyOnceWith(
        "retry.shouldRetry threw: no metric for [redacted] at /p?secret=[redacted]",
        "axios-wechat",
      ),
    );
  });

  it("prevents an async hook's rejection from ending the process", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    try {
      callHook("onRefresh", () => Promise.reject(new Error("metrics are down")));
      // Node reports unhandled rejections after the microtasks.
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.off("unhandledRejection", unhandled);
    }
    expect(unhandled).not.toHaveBeenCalled();
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledExactlyOnceWith("onRefresh threw: metrics are down", "axios-wechat"),
    );
  });
});
