import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const JEST = fileURLToPath(new URL("node_modules/jest/bin/jest.js", import.meta.url));

/** Runs the tests of a project; resolves with Jest's report. */
function jest(project, ...flags) {
  const cwd = fileURLToPath(new URL(project, import.meta.url));
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...flags, JEST, "--json", "--ci"], { cwd }, (_, stdout, stderr) => {
      const start = stdout.indexOf("{");
      if (start < 0) reject(new Error(stderr || stdout));
      else resolve({ ...JSON.parse(stdout.slice(start)), stderr });
    });
  });
}

test.each([
  ["CommonJS, in Node and in jsdom", "jest-cjs", [], 4],
  ["ES modules", "jest-esm", ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"], 1],
])("Jest: the tests of a project in %s pass", async (_, project, flags, files) => {
  const { success, stderr, numPassedTestSuites, numPendingTests } = await jest(project, ...flags);
  expect(success, stderr).toBe(true);
  expect({ numPassedTestSuites, numPendingTests }).toEqual({
    numPassedTestSuites: files,
    numPendingTests: 0,
  });
});
