/**
 * The catalogue of return codes, in English and Chinese. It does not load axios.
 *
 * @module axios-wechat/errcodes
 */
export { Errcode } from "./catalogue.generated.ts";
export type { Category, ErrcodeEntry, ErrcodeName, ErrcodeNumber, Product } from "./entry.ts";
export { errcodes, lookupErrcode } from "./lookup.ts";
