import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const VITEST = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
const CONFIG = fileURLToPath(new URL("./vitest.config.ts", import.meta.url));

/** What a vitest of its own makes of one file of tests. */
export interface TestRun {
  readonly passed: number;
  /** Names of the tests that failed, and what went wrong; also when there was nothing to run. */
  readonly failed: readonly string[];
}

export function runInVitest(file: string, env: Readonly<Record<string, string>>): Promise<TestRun> {
  const args = [VITEST, "run", file, "--config", CONFIG, "--reporter=json"];
  // A vitest within a vitest would take the outer one's marks for its own.
  const inherited = Object.entries(process.env).filter(([name]) => !/^VITEST/.test(name));
  const options = { cwd: root, env: { ...Object.fromEntries(inherited), ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve(readReport(stdout) ?? { passed: 0, failed: [`${error?.message}\n${stderr}`] });
    });
  });
}

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

function readReport(stdout: string): TestRun | undefined {
  const json = /^\{.*$/m.exec(stdout)?.[0];
  if (json === undefined) return undefined;
  const { numPassedTests, testResults } = JSON.parse(json) as Report;
  const failed = testResults.flatMap(({ status, message, assertionResults }) => [
    ...(status === "failed" && message ? [message] : []),
    ...assertionResults
      .filter((result) => result.status !== "passed")
      .map((result) => `${result.fullName}: ${result.failureMessages.join("\n")}`),
  ]);
  return { passed: numPassedTests, failed };
}
