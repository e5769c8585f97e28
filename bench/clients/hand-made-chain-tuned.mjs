import { create as createChain } from "./hand-made-chain.mjs";

/**
 * The chain again, for somebody who has found out what becomes of the calls that are under way when a renewal begins:
 * axios-auth-refresh lets them fail, unless it is told not to deduplicate.
 */
export function create(settings) {
  return createChain(settings, { deduplicateRefresh: false });
}
