import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestRun } from "./run-in-vitest.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs a file with Node's own test runner, where this package's names resolve to its source. */
export function runInNode(file: string, env: Readonly<Record<string, string>>): Promise<TestRun> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_TEST)/.test(name));
  const options = {
    cwd: root,
    env: { ...Object.fromEntries(inherited), TSX_TSCONFIG_PATH: `${root}tsconfig.json`, ...env },
  };
  const args = ["--import", "tsx", "--test", "--test-reporter=tap", file];
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const passed = Number(/^# pass (\d+)$/m.exec(stdout)?.[1] ?? 0);
      resolve({ passed, failed: error ? [`${error.message}\n${stdout}${stderr}`] : [] });
    });
  });
}
