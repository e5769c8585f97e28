import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

// What Stryker runs for each mutant: no types, no Redis, and no long wait for a call that a mutant leaves hanging.
export default defineConfig({
  resolve: base.resolve ?? {},
  test: {
    include: process.env.MUTATION_TESTS?.split(";") ?? [],
    testTimeout: 5_000,
    restoreMocks: true,
  },
});
