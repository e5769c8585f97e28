import { rows } from "./catalogue.generated.ts";
import type { ErrcodeEntry, Product } from "./entry.ts";

function toEntry(row: (typeof rows)[number]): ErrcodeEntry {
  // Array destructuring runs the iterator, which would cost a millisecond on every import.
  const { 0: code, 1: name, 2: product, 3: category, 4: zh, 5: en, 6: extras } = row;
  const entry = {
    code,
    name,
    product: Object.freeze(product),
    category,
    retryable: extras?.retryable ?? false,
    tokenInvalid: extras?.tokenInvalid ?? false,
    zh,
    en,
  };
  return Object.freeze(extras?.hint ? { ...entry, hint: Object.freeze(extras.hint) } : entry);
}

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
export const errcodes: readonly ErrcodeEntry[] = /* @__PURE__ */ Object.freeze(rows.map(toEntry));

function groupByCode(entries: readonly ErrcodeEntry[]): ReadonlyMap<number, readonly ErrcodeEntry[]> {
  const groups = new Map<number, ErrcodeEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.code);
    if (group) group.push(entry);
    else groups.set(entry.code, [entry]);
  }
  return groups;
}

const meaningsByCode = /* @__PURE__ */ groupByCode(errcodes);

/** Returns the meaning for the product, or for `mp`, or the first one. */
export function bestMeaning(meanings: readonly ErrcodeEntry[], product: Product): ErrcodeEntry | undefined {
  const meaningFor = (wanted: Product) => meanings.find((entry) => entry.product.includes(wanted));
  return meaningFor(product) ?? meaningFor("mp") ?? meanings[0];
}

/**
 * Looks up the meaning of an errcode in constant time. Returns `undefined` for unknown numbers.
 *
 * If the number has no meaning for `product`, the function returns the meaning for official accounts (`mp`), or the
 * first one in the catalog. So the `product` of the entry may not include the requested product. Errcode 0 has the
 * entry `SUCCESS`.
 *
 * @param code - the `errcode` of the response
 * @param product - the product whose meaning to prefer; default `"mp"`
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
export function lookupErrcode(code: number, product: Product = "mp"): ErrcodeEntry | undefined {
  return bestMeaning(meaningsByCode.get(code) ?? [], product);
}
