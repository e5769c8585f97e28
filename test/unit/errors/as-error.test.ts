import { describe, expect, it } from "vitest";
import { asError } from "../../../src/errors/as-error.ts";

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable(new Error("x"), {});
  revoke();
  return proxy;
}

describe("asError", () => {
  it("returns an error that can be read as it is", () => {
    const error = new TypeError("x");
    expect(asError(error)).toBe(error);
  });

  it.each<[string, unknown, string]>([
    ["a text", "no connection", "no connection"],
    ["undefined", undefined, "undefined"],
    ["an error with a number for its message", Object.assign(new Error("x"), { message: 7 }), "7"],
    ["an error with a number for its name", Object.assign(new Error("x"), { name: 7 }), "x"],
    ["an object without a prototype", Object.create(null), "something that cannot be read was thrown"],
    ["a revoked proxy", revoked(), "something that cannot be read was thrown"],
  ])("makes an error of %s", (_, thrown, message) => {
    const error = asError(thrown);
    expect(error === thrown).toBe(false);
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe(message);
  });

  it("describes what is no error as it is told", () => {
    expect(asError("secret", (thrown) => `threw a ${typeof thrown}`).message).toBe("threw a string");
  });
});
