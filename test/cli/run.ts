import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { bundle } from "../bundle.ts";
import { adopt, end } from "../store/children.ts";

const program = await bundle(new URL("../../src/cli/main.ts", import.meta.url));

/** The arguments of a shell command that runs the program. */
export const command = () => [process.execPath, program] as const;

export type Environment = Readonly<Record<string, string>>;

/** Removes the language and color settings of the tests' own environment. */
export const environmentOf = (env: Environment) => ({ PATH: process.env.PATH, LANG: "en_US.UTF-8", ...env });

/** Starts `axios-wechat` with both outputs as pipes. */
export function start(args: readonly string[], env: Environment = {}, cwd?: string) {
  const [node, ...rest] = command();
  const child = adopt(
    spawn(node, [...rest, ...args], {
      env: environmentOf(env),
      stdio: ["ignore", "pipe", "pipe"],
      ...(cwd && { cwd }),
    }),
  );
  onTestFinished(() => end(child));
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      written[name] += text;
    });
  }
  const ended = once(child, "close").then(([status, signal]) => ({ ...written, status, signal }));
  return { child, written, ended };
}

/** Runs `axios-wechat` to its end. */
export async function run(args: readonly string[], env: Environment = {}, cwd?: string) {
  const { stdout, stderr, status } = await start(args, env, cwd).ended;
  return { stdout, stderr, status };
}
