import { defineConfig } from "vitest/config";
import repository from "../../vitest.config.ts";

/** For examples that are tests themselves: they run in a separate vitest, with the repository's aliases. */
export default defineConfig({
  resolve: repository.resolve ?? {},
  oxc: repository.oxc ?? {},
  // Threads start faster than processes.
  test: { include: ["test/docs/.generated/*.ts"], pool: "threads", testTimeout: 30_000 },
});
