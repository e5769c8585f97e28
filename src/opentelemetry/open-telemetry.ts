import { type Attributes, type MeterProvider, metrics, type TracerProvider, trace } from "@opentelemetry/api";
import type { CallEvent } from "../observe/events/call-event.ts";
import type { QuotaEvent } from "../observe/events/quota-event.ts";
import type { RefreshEvent } from "../observe/events/refresh-event.ts";
import type { RetryEvent } from "../observe/events/retry-event.ts";

const SCOPE = "axios-wechat";

/** Options of {@link openTelemetry}. */
export interface OpenTelemetryOptions {
  /**
   * Where metrics go.
   * @default the global one
   */
  readonly meterProvider?: MeterProvider | undefined;
  /** Events go to the active span, whichever provider made it: there is no need to give this. */
  readonly tracerProvider?: TracerProvider | undefined;
  /**
   * Adds `wechat.account` to metrics and span events. Of thousands of accounts each makes a time series.
   * @default false
   */
  readonly account?: boolean | undefined;
}

/** The hooks of an attachment. */
export interface OpenTelemetryHooks {
  /** Records the duration and the wait for a token. */
  readonly onCall: (event: CallEvent) => void;
  /** Counts renewals. */
  readonly onRefresh: (event: RefreshEvent) => void;
  /** Counts retries. */
  readonly onRetry: (event: RetryEvent) => void;
  /** Counts paths whose day is used up. */
  readonly onQuota: (event: QuotaEvent) => void;
}

/**
 * Makes hooks that record metrics, and add events to the active span: `wechat.client.call.duration` and
 * `wechat.client.token.wait` (histograms, in s), `wechat.client.retries`, `wechat.client.token.renewals` and
 * `wechat.client.quota.pauses` (counters).
 *
 * @example
 * ```ts
 * attachWechat(api, { appid, secret, ...openTelemetry() });
 * ```
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): OpenTelemetryHooks {
  const { meterProvider = metrics.getMeterProvider(), account: withAccount = false } = options;
  const meter = meterProvider.getMeter(SCOPE);
  const duration = meter.createHistogram("wechat.client.call.duration", {
    unit: "s",
    description: "Duration of a call, with renewals, retries and waits",
    advice: { explicitBucketBoundaries: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] },
  });
  const tokenWait = meter.createHistogram("wechat.client.token.wait", {
    unit: "s",
    description: "Time that a call waited for a token",
    advice: { explicitBucketBoundaries: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20] },
  });
  const retries = meter.createCounter("wechat.client.retries", {
    unit: "{retry}",
    description: "Retries of calls",
  });
  const renewals = meter.createCounter("wechat.client.token.renewals", {
    unit: "{renewal}",
    description: "Renewals of tokens",
  });
  const pauses = meter.createCounter("wechat.client.quota.pauses", {
    unit: "{pause}",
    description: "Paths whose quota was used up for the day",
  });

  const of = (account: string | undefined): Attributes =>
    withAccount && account !== undefined ? { "wechat.account": account } : {};
  /** What a call or a retry was for, and its failure. Made for each call, so without spreads. */
  const attributesOf = ({ account, method, path, errcode, code }: CallEvent | RetryEvent): Attributes => {
    const attributes: Attributes = { "http.request.method": method, "url.path": path };
    if (withAccount && account !== undefined) attributes["wechat.account"] = account;
    if (errcode !== undefined) attributes["wechat.errcode"] = errcode;
    else if (code !== undefined) attributes["error.type"] = code;
    return attributes;
  };
  const addEvent = (name: string, attributes: Attributes) =>
    trace.getActiveSpan()?.addEvent(name, attributes);

  return {
    onCall(event) {
      const attributes = attributesOf(event);
      attributes["wechat.outcome"] = event.outcome;
      duration.record(event.durationMs / 1_000, attributes);
      if (event.tokenWaitMs > 0) tokenWait.record(event.tokenWaitMs / 1_000, of(event.account));
      trace.getActiveSpan()?.addEvent("wechat.call", { ...attributes, "wechat.attempts": event.attempts });
    },
    onRetry(event) {
      const attributes = attributesOf(event);
      retries.add(1, attributes);
      addEvent("wechat.retry", { ...attributes, "wechat.delay": event.delayMs / 1_000 });
    },
    onRefresh({ account, reason, outcome, forced, durationMs }) {
      const attributes = {
        ...{ "wechat.reason": reason, "wechat.outcome": outcome, "wechat.forced": forced },
        ...of(account),
      };
      renewals.add(1, attributes);
      addEvent("wechat.token.renewal", { ...attributes, "wechat.duration": durationMs / 1_000 });
    },
    onQuota({ account, path, state }) {
      const attributes = { "url.path": path, "wechat.state": state, ...of(account) };
      if (state === "exhausted") pauses.add(1, { "url.path": path, ...of(account) });
      addEvent("wechat.quota", attributes);
    },
  };
}
