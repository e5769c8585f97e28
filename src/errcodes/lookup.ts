import { readEntries } from "./entries.ts";
import { type ErrcodeEntry, PRODUCTS, type Product } from "./entry.ts";
import { lazyObject } from "./lazy-object.ts";
import { once } from "./once.ts";

/**
 * All entries of the catalog. A number has one entry per meaning, so it can occur more than once. Deeply frozen.
 *
 * @example
 * ```ts
 * import { errcodes } from "axios-wechat/errcodes";
 *
 * const aboutTokens = errcodes.filter((entry) => entry.category === "token");
 * ```
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html
 */
export const errcodes: readonly ErrcodeEntry[] = /* @__PURE__ */ lazyObject<ErrcodeEntry[]>([], (target) => {
  target.push(...readEntries());
});

const meaningsByCode = /* @__PURE__ */ once(() => {
  const groups = new Map<number, ErrcodeEntry[]>();
  for (const entry of readEntries()) {
    const group = groups.get(entry.code);
    if (group) group.push(entry);
    else groups.set(entry.code, [entry]);
  }
  return groups;
});

/** The product's own meaning; else that of `mp`; else the first that is not WeCom's. WeCom has its own or none. */
export function meaningFor(
  meanings: readonly ErrcodeEntry[],
  product: Product = "mp",
): ErrcodeEntry | undefined {
  const meaningIn = (wanted: Product) => meanings.find((entry) => entry.product.includes(wanted));
  const own = meaningIn(product);
  if (own || product === "wecom") return own;
  return meaningIn("mp") ?? meanings.find((entry) => !entry.product.includes("wecom"));
}

/** {@link lookupErrcode} for arguments that were checked before. */
export function findErrcode(code: number, product: Product | undefined): ErrcodeEntry | undefined {
  const meanings = meaningsByCode().get(code);
  return meanings && meaningFor(meanings, product);
}

/**
 * Looks up the meaning of an errcode for a product, in constant time. Returns `undefined` for unknown numbers.
 *
 * If the number has no meaning for `product`, the function returns the meaning for official accounts (`mp`), or the first
 * one that is not WeCom's. WeCom shares no meaning: for `"wecom"`, a number that it does not have is unknown. Errcode 0 has
 * the entry `SUCCESS`.
 *
 * @param code - the `errcode` of the response
 * @param product - the product whose meaning to prefer; default `"mp"`
 * @throws {TypeError} when `code` is not a number, or `product` not a product
 *
 * @example
 * ```ts
 * import { lookupErrcode } from "axios-wechat/errcodes";
 *
 * lookupErrcode(40001)?.name; // "INVALID_CREDENTIAL": renew the access_token
 * lookupErrcode(40001, "wecom")?.name; // "WECOM_INVALID_SECRET": a new token does not help
 * lookupErrcode(123456789); // undefined
 * ```
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html
 */
export function lookupErrcode(code: number, product?: Product): ErrcodeEntry | undefined {
  if (typeof code !== "number")
    throw new TypeError(`lookupErrcode: code must be a number, not ${shown(code)}`);
  if (product !== undefined && !PRODUCTS.includes(product)) {
    throw new TypeError(
      `lookupErrcode: product must be one of ${PRODUCTS.join(", ")}, not ${shown(product)}`,
    );
  }
  return findErrcode(code, product);
}

/** A short text is shown: it is a number in quotes or a typing error. Of anything else the kind is enough. */
function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  return value === null ? "null" : `a value of type ${typeof value}`;
}
