import { calendarMinute, chinaDay } from "../../../time/china-calendar.ts";

/** Limits for the calls of a path. */
export interface LimitOptions {
  /** Calls per day (midnight to midnight in China). Further calls get 45009. */
  perDay?: number;
  /** Calls per calendar minute. Further calls get 45011. */
  perMinute?: number;
  /** Limits this account alone. @default every account, each by itself */
  account?: string;
}

/** Counts calls per path and enforces the limits. */
export interface Limits {
  /** Replaces the limit of a path and resets its counters. */
  set(path: string, limit: LimitOptions): void;
  /** Counts a call, or returns the errcode when it exceeds a limit. Rejected calls do not count. */
  count(path: string, options: { wildcard: boolean; account: string }): 45009 | 45011 | undefined;
  /** The limit of a path, and the calls of today. */
  usage(path: string, account: string): LimitOptions & { readonly usedToday: number };
  /** Resets the counters, as /cgi-bin/clear_quota does, and those of calls that no account is known of. */
  clearCounters(which: { path?: string | undefined; account: string }): void;
  reset(): void;
}

interface Counter {
  readonly path: string;
  readonly account: string;
  day: number;
  inDay: number;
  minute: number;
  inMinute: number;
}

export function createLimits(now: () => number, builtIn: Readonly<Record<string, LimitOptions>>): Limits {
  const initial = () => new Map(Object.entries(builtIn).map(([path, limit]) => [keyOf(path), limit]));
  let limits = initial();
  const counters = new Map<string, Counter>();

  const limitOf = (path: string, account: string) =>
    limits.get(keyOf(path, account)) ?? limits.get(keyOf(path));

  const counterOf = (path: string, account: string): Counter => {
    const day = chinaDay(now());
    const minute = calendarMinute(now());
    const key = keyOf(path, account);
    const counter = counters.get(key) ?? { path, account, day, inDay: 0, minute, inMinute: 0 };
    counters.set(key, counter);
    if (counter.day !== day) Object.assign(counter, { day, inDay: 0 });
    if (counter.minute !== minute) Object.assign(counter, { minute, inMinute: 0 });
    return counter;
  };

  const remove = (isMeant: (counter: Counter) => boolean) => {
    for (const [key, counter] of counters) if (isMeant(counter)) counters.delete(key);
  };

  return {
    set(path, limit) {
      const { account } = limit;
      limits.set(keyOf(path, account), limit);
      remove((counter) => counter.path === path && (account === undefined || counter.account === account));
    },
    count(path, { wildcard, account }) {
      const limit = limitOf(path, account) ?? (wildcard ? limitOf("*", account) : undefined) ?? {};
      const counter = counterOf(path, account);
      if (counter.inDay >= (limit.perDay ?? Number.POSITIVE_INFINITY)) return 45009;
      if (counter.inMinute >= (limit.perMinute ?? Number.POSITIVE_INFINITY)) return 45011;
      counter.inDay += 1;
      counter.inMinute += 1;
      return undefined;
    },
    usage: (path, account) => ({
      ...(limitOf(path, account) ?? limitOf("*", account)),
      usedToday: counterOf(path, account).inDay,
    }),
    clearCounters({ path, account }) {
      const owners = [account, ""];
      remove((counter) => (path === undefined || counter.path === path) && owners.includes(counter.account));
    },
    reset() {
      limits = initial();
      counters.clear();
    },
  };
}

function keyOf(path: string, account = ""): string {
  return `${path} ${account}`;
}
