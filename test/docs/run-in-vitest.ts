import { execFile } from "node:child_process";
import { normalize } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const VITEST = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
const CONFIG = fileURLToPath(new URL("./vitest.config.ts", import.meta.url));

/** The result of one test file. */
export interface TestRun {
  readonly passed: number;
  /** Names of the tests that failed, with their errors; also when there was no test to run. */
  readonly failed: readonly string[];
}

/** Runs all files in a separate vitest. Resolves with the result of each. */
export function runInVitest(
  files: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, TestRun>> {
  const args = [VITEST, "run", ...files, "--config", CONFIG, "--reporter=json"];
  // A vitest within a vitest would take the outer one's variables for its own.
  const inherited = Object.entries(process.env).filter(([name]) => !/^VITEST/.test(name));
  const options = { cwd: root, env: { ...Object.fromEntries(inherited), ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const report = readReport(stdout);
      const notRun = { passed: 0, failed: [`not run: ${error?.message}\n${stderr}`] };
      resolve(new Map(files.map((file) => [file, report.get(normalize(file)) ?? notRun])));
    });
  });
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

function readReport(stdout: string): Map<string, TestRun> {
  const json = /^\{.*$/m.exec(stdout)?.[0];
  const { testResults } = JSON.parse(json ?? '{"testResults":[]}') as Report;
  return new Map(
    testResults.map(({ name, status, message, assertionResults }) => {
      const notPassed = assertionResults.filter((result) => result.status !== "passed");
      const failed = [
        ...(status === "failed" && message ? [message] : []),
        ...notPassed.map((result) => `${result.fullName}: ${result.failureMessages.join("\n")}`),
      ];
      return [normalize(name), { passed: assertionResults.length - notPassed.length, failed }];
    }),
  );
}
