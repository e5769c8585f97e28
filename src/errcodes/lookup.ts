import { rows } from "./catalogue.generated.ts";
import type { ErrcodeEntry, Product } from "./entry.ts";

function toEntry(row: (typeof rows)[number]): ErrcodeEntry {
  // By index, because taking an array apart with [a, b] runs its iterator: a millisecond more at every import.
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
 * The whole catalogue: one entry per meaning, so a number can be in it more than once. Frozen, entries included.
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

/** Picks one of the meanings of one number: the product's own, else that of `mp`, else the first. */
export function bestMeaning(meanings: readonly ErrcodeEntry[], product: Product): ErrcodeEntry | undefined {
  const meaningFor = (wanted: Product) => meanings.find((entry) => entry.product.includes(wanted));
  return meaningFor(product) ?? meaningFor("mp") ?? meanings[0];
}

/**
 * Tells what an errcode means, in constant time; `undefined` for a number that the catalogue does not know.
 *
 * The answer is always the best one there is: when `product` has no meaning of its own for the number, the one for
 * official accounts (`mp`) comes back, else the first in the catalogue. So the entry's `product` need not contain the
 * one you asked for. Errcode 0 has an entry too, `SUCCESS`.
 *
 * @param code - the number that WeChat sent as `errcode`
 * @param product - whose meaning counts; default `"mp"`
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
