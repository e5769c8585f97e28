/**
 * The catalog of WeChat errcodes, in English and Chinese. This module does not load axios.
 *
 * @module axios-wechat/errcodes
 */
export type { Category, ErrcodeEntry, ErrcodeName, ErrcodeNumber, Product, QuotaWindow } from "./entry.ts";
export { Errcode } from "./errcode.ts";
export { errcodes, lookupErrcode } from "./lookup.ts";
