import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LIGHT } from "./install.mjs";

// `npm run test:consumers`. These tests import the installed package, so there are no aliases to src/ here.
export default defineConfig({
  root: fileURLToPath(new URL("./", import.meta.url)),
  test: {
    include: ["*.test.mjs"],
    exclude: LIGHT ? ["next.test.mjs", "nest.test.mjs"] : [],
    globalSetup: ["install.mjs"],
    pool: "forks",
    // The tests wait for child processes. With the default, one worker less than processors, processors would be idle.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
