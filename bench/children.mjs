import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ordersTo } from "./orders.mjs";

/** Each child, and the signal that ends it. */
const alive = new Map();

// Whatever becomes of this process, what it started does not outlive it. (After a kill -9 the children notice by
// themselves that their IPC channel is gone.)
process.once("exit", () => {
  for (const [child, signal] of alive) child.kill(signal);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/** Takes note of a child process, so that it ends with this one. */
function adopt(child, signal) {
  alive.set(child, signal);
  child.once("exit", () => alive.delete(child));
  return child;
}

/**
 * Forks a file of this folder; its `settings` are JSON in `process.argv[2]`. It is ended as by kill -9, because it may
 * be too busy for anything else, unless it has children of its own to end.
 */
export function start(file, settings, { signal = "SIGKILL", ...options } = {}) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return adopt(fork(path, [JSON.stringify(settings ?? {})], { execArgv: [], ...options }), signal);
}

/** Forks a process that serves orders; resolves when it is ready to, with what its order `ready` says. */
export async function startServing(file, settings, options) {
  const child = start(file, settings, options);
  const order = ordersTo(child);
  const ready = await order("ready");
  return { ready, order, end: () => end(child) };
}

/** Resolves when it is gone. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(alive.get(child));
  await gone;
}
