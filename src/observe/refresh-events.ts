import { callHook } from "./hook.ts";
import type { RefreshEvent } from "./refresh-event.ts";

type Listener = (event: RefreshEvent) => void;

/** Tells a manager's renewals to everybody who listens. */
export interface RefreshEvents {
  emit(event: RefreshEvent): void;
  /** Adds a listener; returns the function that removes it. */
  listen(listener: Listener | undefined): () => void;
}

export function createRefreshEvents(first: Listener | undefined): RefreshEvents {
  /** One object for each registration: the same function may be registered twice, and removed once. */
  const registrations = new Set<{ readonly listener: Listener }>();
  let hasWarned = false;

  /** A store that cannot work would stay unnoticed: no call fails for it. */
  function warnOnce({ outcome, error }: RefreshEvent): void {
    if (outcome !== "store-failed" || !error || hasWarned) return;
    hasWarned = true;
    process.emitWarning(error.message, "axios-wechat");
  }

  function listen(listener: Listener | undefined): () => void {
    if (!listener) return () => {};
    const registration = { listener };
    registrations.add(registration);
    return () => void registrations.delete(registration);
  }

  listen(first);
  return {
    emit(event) {
      if (registrations.size === 0) warnOnce(event);
      for (const { listener } of registrations) callHook("onRefresh", listener, event);
    },
    listen,
  };
}
