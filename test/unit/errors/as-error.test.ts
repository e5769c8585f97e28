import { describe, expect, it } from "vitest";
import { asError } from "../../../src/errors/as-error.ts";

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable(new Error("x"), {});
  revoke();
  return proxy;
}

describe("asError", () => {
  it("returns a readable error unchanged", () => {
    const error = new TypeError("x");
    expect(asError(error)).toBe(error);
  });

  it.each<[string, unknown, string]>([
    ["a text", "no connection", "no connection"],
    ["undefined", undefined, "undefined"],
    ["an error with a number as its message", Object.assign(new Error("x"), { message: 7 }), "7"],
    ["an error with a number as its name", Object.assign(new Error("x"), { name: 7 }), "x"],
    ["an object without a prototype", Object.create(null), "something that cannot be read was thrown"],
    ["a revoked proxy", revoked(), "something that cannot be read was thrown"],
  ])("creates an error from %s", (_, thrown, message) => {
    const error = asError(thrown);
    expect(error === thrown).toBe(false);
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe(message);
  });

  it("describes other values with the given function", () => {
    expect(asError("secret", (thrown) => `threw a ${typeof thrown}`).message).toBe("threw a string");
  });
});
