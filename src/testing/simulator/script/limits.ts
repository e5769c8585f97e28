import { calendarMinute, chinaDay } from "../../../time/china-calendar.ts";

/** Limits for the calls of a path. */
export interface LimitOptions {
  /** Calls per day (midnight to midnight in China). Further calls get 45009. */
  perDay?: number;
  /** Calls per calendar minute. Further calls get 45011. */
  perMinute?: number;
}

/** Counts calls per path and enforces the limits. */
export interface Limits {
  /** Replaces the limit of a path and resets its counters. */
  set(path: string, limit: LimitOptions): void;
  /** Counts a call, or returns the errcode when it exceeds a limit. Rejected calls do not count. */
  count(path: string, options: { wildcard: boolean }): 45009 | 45011 | undefined;
  /** Resets the counters, as /cgi-bin/clear_quota does. */
  clearCounters(path?: string): void;
  reset(): void;
}

interface Counter {
  day: number;
  inDay: number;
  minute: number;
  inMinute: number;
}

export function createLimits(now: () => number, builtIn: Readonly<Record<string, LimitOptions>>): Limits {
  let limits = new Map(Object.entries(builtIn));
  const counters = new Map<string, Counter>();

  const counterOf = (path: string): Counter => {
    const day = chinaDay(now());
    const minute = calendarMinute(now());
    const counter = counters.get(path) ?? { day, inDay: 0, minute, inMinute: 0 };
    counters.set(path, counter);
    if (counter.day !== day) Object.assign(counter, { day, inDay: 0 });
    if (counter.minute !== minute) Object.assign(counter, { minute, inMinute: 0 });
    return counter;
  };

  return {
    set(path, limit) {
      limits.set(path, limit);
      counters.delete(path);
    },
    count(path, { wildcard }) {
      const limit = limits.get(path) ?? (wildcard ? limits.get("*") : undefined);
      if (limit === undefined) return undefined;
      const counter = counterOf(path);
      if (counter.inDay >= (limit.perDay ?? Number.POSITIVE_INFINITY)) return 45009;
      if (counter.inMinute >= (limit.perMinute ?? Number.POSITIVE_INFINITY)) return 45011;
      counter.inDay += 1;
      counter.inMinute += 1;
      return undefined;
    },
    clearCounters(path) {
      if (path === undefined) counters.clear();
      else counters.delete(path);
    },
    reset() {
      limits = new Map(Object.entries(builtIn));
      counters.clear();
    },
  };
}
