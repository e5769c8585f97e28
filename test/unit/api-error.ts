import type { Product } from "../../src/errcodes/entry.ts";
import { findErrcode } from "../../src/errcodes/lookup.ts";
import * as errors from "../../src/errors/create.ts";
import type { Envelope } from "../../src/protocol/envelope.ts";
import { productOfRequest } from "../../src/protocol/paths.ts";

type Details = errors.ApiErrorDetails & { readonly product?: Product | undefined };

/** An error like the plugin's: with the catalog's row for the call's product. */
export function createApiError(envelope: Envelope, { product, ...details }: Details = {}) {
  const entry = findErrcode(envelope.errcode, product ?? productOfRequest(details.config));
  return errors.createApiError(envelope, { entry, ...details });
}
