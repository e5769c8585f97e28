import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

const alive = new Set<ChildProcess>();

// Child processes must not outlive the tests, even if these crash.
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Registers a child process, so that it ends with this one. */
export function adopt<T extends ChildProcess>(child: T): T {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  return child;
}

/** Like kill -9; resolves when the process has ended. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
