import { defineConfig } from "vitest/config";

/** In a browser, on the built site: `npm run test:site`. */
export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ["*.test.ts"],
    // Each waits for a browser of its own most of the time.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
