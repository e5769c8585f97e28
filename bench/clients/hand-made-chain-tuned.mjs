import { create as createChain } from "./hand-made-chain.mjs";

/**
 * The same chain without deduplication. With it, axios-auth-refresh fails the calls that are pending when a renewal
 * starts.
 */
export function create(settings) {
  return createChain(settings, { deduplicateRefresh: false });
}
