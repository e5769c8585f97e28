import { format, inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { hide } from "../../../src/secrets/hide.ts";

const SECRET = "TOKEN-0123456789";

describe("hide", () => {
  it("keeps a value reachable and writable", () => {
    const target: { config?: unknown } = {};
    hide(target, "config", SECRET);
    expect(target.config).toBe(SECRET);
    target.config = "another";
    expect(target.config).toBe("another");
  });

  // Trap: `%o` prints non-enumerable data, so that is not enough.
  it("keeps it out of all output, including %o", () => {
    const target = {};
    hide(target, "config", { token: SECRET });
    expect(Object.keys(target)).toEqual([]);
    expect(JSON.stringify(target)).toBe("{}");
    expect(inspect(target, { depth: 10, showHidden: true })).not.toContain(SECRET);
    expect(format("%o", target)).not.toContain(SECRET);
    expect({ ...target }).toEqual({});
  });

  it("replaces a property that was printed before", () => {
    const target = { config: SECRET };
    hide(target, "config", target.config);
    expect(format("%o", target)).not.toContain(SECRET);
    expect(target.config).toBe(SECRET);
  });
});
