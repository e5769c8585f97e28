import { ALL } from "../all.ts";

const SOAK = Number(process.env.PROPERTY_RUNS ?? 0);
/** Any number is fine, as long as a failing run can be repeated. */
const SEED = 20_260_115;

/**
 * The number of runs of a property: that many with `npm run test:all`, and half as many by default. The seed is always
 * the same, so a failure is reproducible; `PROPERTY_RUNS=20000` makes a soak test with that many runs and a random
 * seed, which fast-check prints on a failure.
 */
export function runs(numRuns: number): { readonly numRuns: number; readonly seed?: number } {
  return SOAK > 0 ? { numRuns: SOAK } : { numRuns: ALL ? numRuns : Math.ceil(numRuns / 2), seed: SEED };
}

/** Milliseconds for a property: much more than it needs, because other tests use the same processors. */
export const TIME_LIMIT_MS = SOAK > 0 ? 7_200_000 : 120_000;
