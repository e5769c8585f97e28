import type { InternalAxiosRequestConfig } from "axios";
import { describe, expect, it } from "vitest";
import { IN_EXCHANGE, type MarkableConfig, markNested } from "../../../src/request/nested.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const isNested = (config: MarkableConfig) => config[IN_EXCHANGE] === true;

describe("the mark of a config that our adapter is processing", () => {
  /** What an adapter sees while it is working. */
  async function duringWork<T>(config: InternalAxiosRequestConfig, look: () => T): Promise<T> {
    let seen: T | undefined;
    await markNested(async (sent) => {
      seen = look();
      return responseTo(sent, "");
    })(config);
    return seen as T;
  }

  it("exists while the adapter works, and leaves no trace", async () => {
    const config = requestConfig({ url: "/p" });
    expect(isNested(config)).toBe(false);
    expect(await duringWork(config, () => isNested(config))).toBe(true);
    expect(isNested(config)).toBe(false);
    expect(Reflect.ownKeys(config)).toEqual(["url", "headers"]);
  });

  it("is removed when the adapter fails, synchronously or later", async () => {
    const config = requestConfig({ url: "/p" });
    const fault = new Error("no");
    await expect(markNested(() => Promise.reject(fault))(config)).rejects.toBe(fault);
    const thrower = () => {
      throw fault;
    };
    await expect(markNested(thrower)(config)).rejects.toBe(fault);
    expect(Reflect.ownKeys(config)).toEqual(["url", "headers"]);
  });

  // Trap: a WeakMap by config is lost, because axios and others clone configs; enumerable symbol keys survive.
  it("is copied with the config, but not into JSON", async () => {
    const config = requestConfig({ url: "/p" });
    const copies = () => [{ ...config }, Object.assign({}, config)].map((copy) => isNested(copy));
    expect(await duringWork(config, copies)).toEqual([true, true]);
    expect(await duringWork(config, () => JSON.stringify(config))).not.toContain("in-exchange");
  });
});
