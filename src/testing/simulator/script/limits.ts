import { calendarMinute, chinaDay } from "../../../time/china-calendar.ts";

/** How often a path may be called. */
export interface LimitOptions {
  /** Calls per day (midnight to midnight in China); one more is answered 45009. */
  perDay?: number;
  /** Calls per calendar minute; one more is answered 45011. */
  perMinute?: number;
}

/** Counts calls per path and says when there were too many. */
export interface Limits {
  /** Describes a path anew; its counters start from 0. */
  set(path: string, limit: LimitOptions): void;
  /** Counts a call, unless it is over a limit: then the errcode. A refused call does not count. */
  spend(path: string, options: { wildcard: boolean }): 45009 | 45011 | undefined;
  /** What /cgi-bin/clear_quota does: today's counters start from 0. */
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
    spend(path, { wildcard }) {
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
