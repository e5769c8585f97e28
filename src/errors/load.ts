import { entryOf } from "../errcodes/load.ts";
import type { Envelope } from "../protocol/envelope.ts";
import type { WechatApiError } from "./classes/api.ts";
import type { ApiErrorDetails } from "./create.ts";

/**
 * The typed error for an errcode, with its row of the catalog. What it takes to make one is loaded by the first failure, as
 * is the catalog.
 */
export async function apiErrorOf(
  envelope: Envelope,
  details: Omit<ApiErrorDetails, "entry">,
): Promise<WechatApiError> {
  const [entry, { createApiError }] = await Promise.all([
    entryOf(envelope.errcode, details.product),
    import("./create.ts"),
  ]);
  return createApiError(envelope, { ...details, entry });
}
