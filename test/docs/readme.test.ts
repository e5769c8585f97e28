import { describe, expect, test } from "vitest";
import { blocksOf } from "./blocks.ts";
import { textOf } from "./documents.ts";

const READMES = ["README.md", "README.zh-CN.md"] as const;

describe.each(READMES)("%s", (file) => {
  test("stays under 250 lines", () => {
    expect(textOf(file).split("\n").length).toBeLessThan(250);
  });

  test("shows the two set-up commands as they are", () => {
    expect(textOf(file).match(/^npm ci && .*$/gm)).toEqual(["npm ci && npm run demo", "npm ci && npm test"]);
  });

  test("shows in at most 12 lines how an application is tested", () => {
    const { code = "" } = blocksOf(file, textOf(file)).find(({ name }) => name === "testing") ?? {};
    const lines = code.trimEnd().split("\n").length;
    expect(lines).toBeGreaterThan(1);
    expect(lines).toBeLessThanOrEqual(12);
  });
});
