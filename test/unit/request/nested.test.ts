import type { InternalAxiosRequestConfig } from "axios";
import { describe, expect, it } from "vitest";
import { clearMark, isUnderWay, marking } from "../../../src/request/nested.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

describe("the mark of a config that our adapter is at work on", () => {
  /** What an adapter sees while it is at work. */
  async function duringWork<T>(config: InternalAxiosRequestConfig, look: () => T): Promise<T> {
    let seen: T | undefined;
    await marking(async (sent) => {
      seen = look();
      return responseTo(sent, "");
    })(config);
    return seen as T;
  }

  it("is there while the adapter works, and leaves no trace", async () => {
    const config = requestConfig({ url: "/p" });
    expect(isUnderWay(config)).toBe(false);
    expect(await duringWork(config, () => isUnderWay(config))).toBe(true);
    expect(isUnderWay(config)).toBe(false);
    expect(Reflect.ownKeys(config)).toEqual(["url", "headers"]);
  });

  it("is taken off when the adapter fails, at once or later", async () => {
    const config = requestConfig({ url: "/p" });
    const fault = new Error("no");
    await expect(marking(() => Promise.reject(fault))(config)).rejects.toBe(fault);
    const thrower = () => {
      throw fault;
    };
    await expect(marking(thrower)(config)).rejects.toBe(fault);
    expect(Reflect.ownKeys(config)).toEqual(["url", "headers"]);
  });

  it("clears nothing where there is nothing, not even on a frozen config", () => {
    expect(() => clearMark(Object.freeze(requestConfig()))).not.toThrow();
  });

  // Trap: a WeakMap by config is lost, because axios and others clone configs; enumerable symbol keys survive.
  it("goes along with a copy, and not into JSON", async () => {
    const config = requestConfig({ url: "/p" });
    const copies = () => [{ ...config }, Object.assign({}, config)].map((copy) => isUnderWay(copy));
    expect(await duringWork(config, copies)).toEqual([true, true]);
    expect(await duringWork(config, () => JSON.stringify(config))).not.toContain("under-way");
  });
});
