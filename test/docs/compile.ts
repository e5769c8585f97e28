import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { FOLDER, settings } from "./generated.ts";

// TypeScript 7: it is several times as fast. It has no API yet, so `codeAlone` has an older one.
const TSC = fileURLToPath(new URL("../../node_modules/typescript-newest/bin/tsc", import.meta.url));

/** Type-checks files; resolves with what is wrong with them, or nothing. */
export function compile(files: readonly string[]): Promise<string> {
  const config = `${FOLDER}tsconfig.json`;
  writeFileSync(config, JSON.stringify(settings(files)));
  return new Promise((resolve) => {
    execFile(process.execPath, [TSC, "-p", config], (error, stdout, stderr) => {
      // A compiler that cannot be run at all says nothing in its output.
      resolve(`${stdout}${stderr}` || (error?.message ?? ""));
    });
  });
}

/** The code without its comments and layout: what two languages of one example must have in common. */
export function codeAlone(code: string): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest);
  return ts.createPrinter({ removeComments: true }).printFile(source);
}
