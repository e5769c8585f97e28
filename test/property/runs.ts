import { ALL } from "../all.ts";

const SOAK = Number(process.env.PROPERTY_RUNS ?? 0);
/** Any number will do, as long as a red run can be had again. */
const SEED = 20_260_115;

/**
 * How often a property is tried: that often by `npm run test:all`, and half as often by default. The same seed every
 * time, so that what is red stays red; `PROPERTY_RUNS=20000` soaks it with that many runs and a seed of their own,
 * which fast-check prints when one fails.
 */
export function runs(numRuns: number): { readonly numRuns: number; readonly seed?: number } {
  return SOAK > 0 ? { numRuns: SOAK } : { numRuns: ALL ? numRuns : Math.ceil(numRuns / 2), seed: SEED };
}

/** Milliseconds that a property may take: much more than it does, because it shares its processors. */
export const TIME_LIMIT_MS = SOAK > 0 ? 7_200_000 : 120_000;
