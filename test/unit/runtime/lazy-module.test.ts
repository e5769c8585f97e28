import { describe, expect, it, vi } from "vitest";
import { lazyModule } from "../../../src/runtime/lazy-module.ts";

describe("a lazy module", () => {
  it("is not there before it is loaded, and synchronously from then on", async () => {
    const exported = { render: () => "x" };
    const part = lazyModule(async () => exported);
    expect(part.module).toBeUndefined();
    await expect(part.load()).resolves.toBe(exported);
    expect(part.module).toBe(exported);
  });

  it("is imported once, also by loads at the same time", async () => {
    const importModule = vi.fn(async () => ({}));
    const part = lazyModule(importModule);
    const [first, second] = await Promise.all([part.load(), part.load()]);
    expect(second).toBe(first);
    expect(await part.load()).toBe(first);
    expect(importModule).toHaveBeenCalledOnce();
  });

  it("whose import failed is imported again by the next load", async () => {
    const gone = new Error("ENOENT");
    const importModule = vi.fn(async () => "module").mockRejectedValueOnce(gone);
    const part = lazyModule(importModule);
    await expect(part.load()).rejects.toBe(gone);
    expect(part.module).toBeUndefined();
    await expect(part.load()).resolves.toBe("module");
  });
});
