// The AbortSignal of jsdom and of older runtimes has no reason, no `throwIfAborted` and no `any`.

/** Why a signal was aborted. */
export function abortReason(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException("This operation was aborted", "AbortError");
}

/** A signal that is aborted with the first of two. */
export function anySignal(first: AbortSignal, second: AbortSignal): AbortSignal {
  const either = new AbortController();
  for (const signal of [first, second]) {
    const follow = () => either.abort(abortReason(signal));
    if (signal.aborted) follow();
    else signal.addEventListener("abort", follow, { once: true, signal: either.signal });
  }
  return either.signal;
}
