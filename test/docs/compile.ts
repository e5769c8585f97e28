import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { FOLDER, settings } from "./generated.ts";

// TypeScript 7, because it is several times as fast. It has no API yet, so `codeAlone` uses an older one.
const TSC = fileURLToPath(new URL("../../node_modules/typescript-newest/bin/tsc", import.meta.url));

/** Type-checks files. Resolves with the errors, or nothing. */
export function compile(files: readonly string[]): Promise<string> {
  const config = `${FOLDER}tsconfig.json`;
  writeFileSync(config, JSON.stringify(settings(files)));
  return new Promise((resolve) => {
    execFile(process.execPath, [TSC, "-p", config], (error, stdout, stderr) => {
      // A compiler that cannot be started prints nothing.
      resolve(`${stdout}${stderr}` || (error?.message ?? ""));
    });
  });
}

/** The code without its comments and layout, which must be the same in both languages of an example. */
export function codeAlone(code: string): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest);
  return ts.createPrinter({ removeComments: true }).printFile(source);
}
