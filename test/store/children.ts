import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

const alive = new Set<ChildProcess>();

// Whatever becomes of the tests, nothing that they started stays behind.
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Takes note of a child process, so that it ends with this one. */
export function adopt<T extends ChildProcess>(child: T): T {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  return child;
}

/** As by kill -9; resolves when it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
