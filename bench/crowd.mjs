import { setTimeout as delay } from "node:timers/promises";

/** Whether a call failed: it was rejected, or its body has an errcode that nobody made an error of. */
const failed = (call) =>
  Promise.resolve(call).then(
    (data) => Boolean(data?.errcode),
    () => true,
  );

/**
 * So many calls at once. Some clients throw before they return a promise, and some calls never come to an end: what is
 * under way when `giveUp` resolves counts as unanswered. It gets a signal, for when it is not needed any more.
 */
export async function crowd(size, call, giveUp = after(120_000)) {
  const outcome = { failures: 0, unanswered: size };
  const startedAtMs = performance.now();
  const one = async (at) => {
    const hasFailed = await failed((async () => call(at))());
    outcome.unanswered -= 1;
    if (hasFailed) outcome.failures += 1;
  };
  const all = Promise.all(Array.from({ length: size }, (_, at) => one(at)));
  const over = new AbortController();
  await Promise.race([all, giveUp(over.signal).catch(() => all)]);
  over.abort();
  return { ...outcome, wallMs: performance.now() - startedAtMs };
}

/** A way to give up. */
export function after(ms) {
  return (signal) => delay(ms, undefined, { signal });
}

/** Calls one after the other in so many lines; milliseconds for all of them. */
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
