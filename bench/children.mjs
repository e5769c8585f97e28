import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ordersTo } from "./orders.mjs";

/** The signal that ends each child. */
const alive = new Map();

// Children must not outlive this process. After a SIGKILL, they end themselves when the IPC channel closes.
process.once("exit", () => {
  for (const [child, signal] of alive) child.kill(signal);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/** Registers a child process, so that it ends with this process. */
function adopt(child, signal) {
  alive.set(child, signal);
  child.once("exit", () => alive.delete(child));
  return child;
}

/**
 * Forks a file of this folder with `settings` as JSON in `process.argv[2]`. SIGKILL ends it by default, because it can
 * be too busy to handle other signals. Children with their own children need another signal.
 */
export function start(file, settings, { signal = "SIGKILL", ...options } = {}) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return adopt(fork(path, [JSON.stringify(settings ?? {})], { execArgv: [], ...options }), signal);
}

/** Forks a process that serves orders. Resolves when it is ready, with the result of its `ready`. */
export async function startServing(file, settings, options) {
  const child = start(file, settings, options);
  const order = ordersTo(child);
  const ready = await order("ready");
  return { ready, order, end: () => end(child) };
}

/** Ends a child process. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(alive.get(child));
  await gone;
}
