import { type Channel, channelOf } from "./channels.ts";
import type { RefreshEvent } from "./events/refresh-event.ts";
import { callHook } from "./hook.ts";
import { warn } from "./warn.ts";

type Listener = (event: RefreshEvent) => void;

/** Passes a manager's renewals to all listeners. */
export class RefreshEvents {
  readonly #first: Listener | undefined;
  /** One object for each registration: the same function may be registered twice, and removed once. */
  #more: Set<{ readonly listener: Listener }> | undefined;
  readonly #channel: Channel<RefreshEvent>;
  #hasWarned = false;

  constructor(first: Listener | undefined) {
    this.#first = first;
    this.#channel = channelOf("refresh");
  }

  emit(event: RefreshEvent): void {
    if (this.#channel.hasSubscribers) this.#channel.publish(event);
    if (this.#first) callHook("onRefresh", this.#first, event);
    for (const { listener } of this.#more ?? []) callHook("onRefresh", listener, event);
    if (!this.#first && !this.#more?.size) this.#warnOnce(event);
  }

  /** Adds a listener; returns the function that removes it. */
  listen(listener: Listener | undefined): () => void {
    if (!listener) return () => {};
    const registration = { listener };
    this.#more ??= new Set();
    this.#more.add(registration);
    return () => void this.#more?.delete(registration);
  }

  /** A store that cannot work would stay unnoticed: no call fails for it. */
  #warnOnce({ outcome, error }: RefreshEvent): void {
    if (outcome !== "store-failed" || !error || this.#hasWarned) return;
    this.#hasWarned = true;
    warn(error.message);
  }
}
