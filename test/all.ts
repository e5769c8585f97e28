/**
 * Whether everything runs: each TypeScript, all runs of each property, and a process that is stopped for 24 s. By
 * default the slowest parts are left out. `npm run test:rest` runs the affected files in full, `npm run test:all` every
 * file.
 */
export const ALL = process.env.TESTS === "all";

/** Vitest's global set-up: reports what is left out. */
export function setup(): void {
  if (!ALL) {
    console.log(
      "Left to `npm run test:rest`: TypeScript 5 and 6, half of the runs of each property, and a process that is stopped for 24 s.",
    );
  }
}
