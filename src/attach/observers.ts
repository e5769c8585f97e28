import { type CallWatchers, channelOf } from "../observe/channels.ts";
import { createDebug } from "../observe/debug.ts";
import type { CallEvent } from "../observe/events/call-event.ts";
import type { QuotaEvent } from "../observe/events/quota-event.ts";
import type { RefreshEvent } from "../observe/events/refresh-event.ts";
import type { RetryEvent } from "../observe/events/retry-event.ts";
import { callHook } from "../observe/hook.ts";
import type { WechatOptions } from "./options.ts";

type Listener<Event> = ((event: Event) => void) | undefined;

/** All listeners: the user's hooks, the debug log, and subscribers of the channels. */
export interface Observers {
  readonly calls: CallWatchers;
  readonly onRefresh: Listener<RefreshEvent>;
  readonly onRetry: (event: RetryEvent) => void;
  readonly onQuota: (event: QuotaEvent) => void;
}

export function createObservers({ onCall, onQuota, onRefresh, onRetry, debug }: WechatOptions): Observers {
  const log = createDebug(debug);
  const channel = channelOf("call");
  const retries = channelOf("retry");

  function tellCall(event: CallEvent): void {
    callHook("onCall", onCall, event);
    log?.call(event);
    if (channel.hasSubscribers) channel.publish(event);
  }

  return {
    calls: { isWatched: onCall !== undefined || log !== undefined, channel, tell: tellCall },
    // The channel is told by the manager, which others may share.
    onRefresh: log
      ? (event) => {
          callHook("onRefresh", onRefresh, event);
          log.refresh(event);
        }
      : onRefresh,
    onRetry(event) {
      callHook("onRetry", onRetry, event);
      log?.retry(event);
      if (retries.hasSubscribers) retries.publish(event);
    },
    onQuota(event) {
      callHook("onQuota", onQuota, event);
      log?.quota(event);
    },
  };
}
