import { describe, expect, test } from "vitest";
import { blocksOf } from "./blocks.ts";
import { textOf } from "./documents.ts";

const READMES = ["README.md", "README.zh-CN.md"] as const;

describe.each(READMES)("%s", (file) => {
  test("has fewer than 250 lines", () => {
    expect(textOf(file).split("\n").length).toBeLessThan(250);
  });

  test("shows the two set-up commands exactly", () => {
    expect(textOf(file).match(/^npm ci && .*$/gm)).toEqual(["npm ci && npm run demo", "npm ci && npm test"]);
  });

  test("shows in at most 12 lines how to test an application", () => {
    const { code = "" } = blocksOf(file, textOf(file)).find(({ name }) => name === "testing") ?? {};
    const lines = code.trimEnd().split("\n").length;
    expect(lines).toBeGreaterThan(1);
    expect(lines).toBeLessThanOrEqual(12);
  });
});
