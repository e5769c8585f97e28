/** A signal that is aborted with the first of two. `AbortSignal.any` is missing in jsdom and on older runtimes. */
export function eitherSignal(first: AbortSignal, second: AbortSignal): AbortSignal {
  const either = new AbortController();
  for (const signal of [first, second]) {
    const follow = () => either.abort(signal.reason);
    if (signal.aborted) follow();
    else signal.addEventListener("abort", follow, { once: true, signal: either.signal });
  }
  return either.signal;
}
