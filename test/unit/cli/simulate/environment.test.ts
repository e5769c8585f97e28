import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { environmentLines } from "../../../../src/cli/simulate/environment.ts";

describe("the lines to paste", () => {
  it("use the platform's shell", () => {
    const variables = { WECHAT_BASE_URL: "http://127.0.0.1:3000", WECHAT_SECRET: "it's $5" };
    expect(environmentLines(variables, "linux")).toBe(
      "export WECHAT_BASE_URL=http://127.0.0.1:3000\nexport WECHAT_SECRET='it'\\''s $5'\n",
    );
    expect(environmentLines(variables, "win32")).toBe(
      "$env:WECHAT_BASE_URL = 'http://127.0.0.1:3000'\n$env:WECHAT_SECRET = 'it''s $5'\n",
    );
  });

  it("give a shell the exact values", () => {
    const value = "a 'b' \"c\" $HOME `d` \\ e;f&g\u4e2d";
    const script = `${environmentLines({ GIVEN: value }, "linux")}printf %s "$GIVEN"`;
    expect(execFileSync("sh", ["-c", script], { encoding: "utf8" })).toBe(value);
  });
});
