import { entryOf } from "../errcodes/load.ts";
import type { Envelope } from "../protocol/envelope.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import type { WechatApiError } from "./classes/api.ts";
import type { ApiErrorDetails } from "./create.ts";

/** Makes typed errors. */
export const errorCreation = /* @__PURE__ */ lazyModule(() => import("./create.ts"));

/** Removes the secrets from the errors of axios and adapters. */
export const errorRedaction = /* @__PURE__ */ lazyModule(() => import("./redact-error.ts"));

/**
 * The typed error for an errcode, with its row of the catalog. What it takes to make one is not loaded with the
 * package, nor is the catalog.
 */
export async function apiErrorOf(
  envelope: Envelope,
  details: Omit<ApiErrorDetails, "entry">,
): Promise<WechatApiError> {
  const entry = await entryOf(envelope.errcode, details.product);
  const { createApiError } = errorCreation.module ?? (await errorCreation.load());
  return createApiError(envelope, { ...details, entry });
}
