import type { ErrcodeEntry, Product } from "./entry.ts";

/**
 * The meaning of an errcode. The catalog is loaded by the first one that is not 0, so that a program that
 * only attaches the plugin does not have it. (In the CommonJS build this is a `require`: Jest has no `import()` there.)
 *
 * @returns undefined for an unknown number, and when the catalog cannot be loaded: the call must fail with its own error
 */
export async function entryOf(code: number, product: Product | undefined): Promise<ErrcodeEntry | undefined> {
  try {
    const { findErrcode } = await import("./lookup.ts");
    return findErrcode(code, product);
  } catch {
    return undefined;
  }
}
