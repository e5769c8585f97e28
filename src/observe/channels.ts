import { nodeModule } from "../runtime/node-module.ts";
import type { CallEvent } from "./events/call-event.ts";
import type { RefreshEvent } from "./events/refresh-event.ts";
import type { RetryEvent } from "./events/retry-event.ts";

interface Events {
  readonly call: CallEvent;
  readonly refresh: RefreshEvent;
  readonly retry: RetryEvent;
}

/** A channel of `node:diagnostics_channel`, or what stands for it where there is none. */
export interface Channel<Event> {
  readonly hasSubscribers: boolean;
  publish(event: Event): void;
}

/** Who is told about calls. Looked at on each call, so without a function. */
export interface CallWatchers {
  /** Whether there is a listener beside the channel. */
  readonly isWatched: boolean;
  readonly channel: Channel<CallEvent>;
  readonly tell: (event: CallEvent) => void;
}

/** The channel `axios-wechat:<name>`, which costs nothing without a subscriber. */
export function channelOf<Name extends keyof Events>(name: Name): Channel<Events[Name]> {
  const diagnostics = nodeModule("node:diagnostics_channel");
  return diagnostics?.channel(`axios-wechat:${name}`) ?? { hasSubscribers: false, publish: () => {} };
}
