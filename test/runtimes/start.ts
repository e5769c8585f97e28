import { spawn } from "node:child_process";
import type { Command } from "./runtimes.ts";

const LONGEST_MS = 240_000;

/** How a program ended, and what it printed. */
export interface Ended {
  /** Null where it had to be stopped. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end. */
export function start({ file, args }: Command): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1", FORCE_COLOR: undefined },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    const timer = setTimeout(() => child.kill("SIGKILL"), LONGEST_MS);
    child.on("error", (error) => {
      output += String(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}
