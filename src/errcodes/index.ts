/**
 * The catalog of WeChat errcodes, in English and Chinese. This module does not load axios.
 *
 * @module axios-wechat/errcodes
 */
export { Errcode } from "./catalogue.generated.ts";
export type { Category, ErrcodeEntry, ErrcodeName, ErrcodeNumber, Product } from "./entry.ts";
export { errcodes, lookupErrcode } from "./lookup.ts";
