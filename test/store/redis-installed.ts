import { spawnSync } from "node:child_process";

export const REDIS_IS_MISSING = spawnSync("redis-server", ["--version"]).error !== undefined;

/** Without a redis-server, tests that need one are skipped. A continuous integration server must have one. */
export const WITHOUT_REDIS = REDIS_IS_MISSING && process.env.CI !== "true";

/** Vitest's global set-up: prints this once, however many files it affects. */
export function setup(): void {
  if (WITHOUT_REDIS) console.log("No redis-server found: the tests that need one are skipped.");
}
