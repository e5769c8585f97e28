import { setTimeout as delay } from "node:timers/promises";

/** Whether a call failed: it rejected, or it resolved with an errcode. */
const failed = (call) =>
  Promise.resolve(call).then(
    (data) => Boolean(data?.errcode),
    () => true,
  );

/**
 * Makes concurrent calls. Some calls never settle: those that are pending when `giveUp` resolves count as pending
 * forever (`unsettled`). The signal aborts `giveUp` when all calls have settled.
 */
export async function crowd(size, call, giveUp = after(120_000)) {
  const outcome = { failures: 0, unsettled: size };
  const startedAtMs = performance.now();
  const one = async (at) => {
    const hasFailed = await failed((async () => call(at))());
    outcome.unsettled -= 1;
    if (hasFailed) outcome.failures += 1;
  };
  const all = Promise.all(Array.from({ length: size }, (_, at) => one(at)));
  const over = new AbortController();
  await Promise.race([all, giveUp(over.signal).catch(() => all)]);
  over.abort();
  return { ...outcome, wallMs: performance.now() - startedAtMs };
}

/** Gives up after a time. */
export function after(ms) {
  return (signal) => delay(ms, undefined, { signal });
}

/** Makes calls with a fixed concurrency and returns the total time in milliseconds. */
export async function lines(concurrency, calls, call) {
  let left = calls;
  const line = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  const startedAtMs = performance.now();
  await Promise.all(Array.from({ length: concurrency }, line));
  return performance.now() - startedAtMs;
}
