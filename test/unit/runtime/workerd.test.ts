import { expect, it, onTestFinished, vi } from "vitest";
import { isWorkerd } from "../../../src/runtime/workerd.ts";

it.each([
  ["Cloudflare-Workers", true],
  ["Node.js/24", false],
  ["Deno/2.9.6", false],
])("the user agent %s: %s", (userAgent, isIt) => {
  vi.stubGlobal("navigator", { userAgent });
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(isWorkerd()).toBe(isIt);
});

it("a runtime without a navigator is none", () => {
  vi.stubGlobal("navigator", undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(isWorkerd()).toBe(false);
});
