import { defineConfig } from "vitest/config";
import repository from "../../vitest.config.ts";

/** For examples that are tests themselves: they run in a vitest of their own, which knows the repository's names. */
export default defineConfig({
  resolve: repository.resolve ?? {},
  oxc: repository.oxc ?? {},
  // Threads start sooner than processes.
  test: { include: ["test/docs/.generated/*.ts"], pool: "threads", testTimeout: 30_000 },
});
