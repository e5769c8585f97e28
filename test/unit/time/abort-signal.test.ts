import { describe, expect, it } from "vitest";
import { anySignal } from "../../../src/time/abort-signal.ts";

describe("anySignal", () => {
  it.each([0, 1])("is aborted with signal %i of the two, for its reason", (which) => {
    const controllers = [new AbortController(), new AbortController()] as const;
    const either = anySignal(controllers[0].signal, controllers[1].signal);
    expect(either.aborted).toBe(false);
    const reason = new Error("enough");
    controllers[which]?.abort(reason);
    controllers[1 - which]?.abort(new Error("later"));
    expect(either.reason).toBe(reason);
  });

  it("is aborted from the start when one of the two is", () => {
    const { signal } = new AbortController();
    expect(anySignal(signal, AbortSignal.abort("before")).reason).toBe("before");
    expect(anySignal(AbortSignal.abort("before"), signal).reason).toBe("before");
  });
});
