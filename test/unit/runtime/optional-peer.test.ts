import { expect, it } from "vitest";
import { loadPeer } from "../../../src/runtime/optional-peer.ts";

it("an optional peer is loaded", () => {
  expect(loadPeer("commander", "a test", "install it")).toHaveProperty("Command", expect.any(Function));
});

it("a peer that is not installed is an error that says what to do", () => {
  expect(() => loadPeer("axios-wechat-none", "a test", "Install axios-wechat-none")).toThrow(
    expect.objectContaining({
      message: "Install axios-wechat-none",
      cause: expect.objectContaining({ code: "MODULE_NOT_FOUND" }),
    }),
  );
});

// Trap: Jest cannot load msw, and the error told users to install it, although it was installed.
it("a peer that is installed, but cannot be loaded, is an error that says why", () => {
  expect(() => loadPeer("commander/none", "a test", "Install commander")).toThrow(
    /^a test: commander\/none cannot be loaded: Package subpath/,
  );
});
