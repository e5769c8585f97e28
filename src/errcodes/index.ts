export { Errcode } from "./catalogue.generated.ts";
export type { Category, ErrcodeEntry, ErrcodeName, ErrcodeNumber, Product } from "./entry.ts";
export { errcodes, lookupErrcode } from "./lookup.ts";
