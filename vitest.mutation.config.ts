import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

const listed = (name: string) => process.env[name]?.split(";").filter(Boolean) ?? [];
const alone = listed("MUTATION_ALONE");

// What Stryker runs for each mutant: no types, no Redis, and no long wait for a call that a mutant leaves hanging.
const shared = { testTimeout: 5_000, restoreMocks: true };
const resolve = base.resolve ?? {};

export default defineConfig({
  test: {
    projects: [
      // They load the source once for each mutant, not once for each file.
      {
        resolve,
        test: {
          ...shared,
          name: "together",
          include: listed("MUTATION_TESTS"),
          exclude: alone,
          isolate: false,
        },
      },
      { resolve, test: { ...shared, name: "alone", include: alone } },
    ],
  },
});
