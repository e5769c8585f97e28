import type { SimulatorCall } from "../http/call.ts";

/** Options of `fail`. */
export interface FailOptions {
  /** The number of calls that fail. @default Infinity */
  times?: number;
  /** The errmsg to send. @default WeChat's message for the errcode, with a rid */
  errmsg?: string;
  /** An additional delay for this failure, in milliseconds. A function sets it per call. @default 0 */
  delayMs?: number | ((call: SimulatorCall) => number);
  /** The HTTP status. @default 200, as in WeChat */
  status?: number;
  /** Extra body fields, such as the `msg_id` of 45065. */
  fields?: Record<string, unknown>;
  /** Fails the calls of this account alone. @default every account */
  account?: string;
}

/** A failure to apply. Without an errcode, the connection is cut. */
export interface Failure extends FailOptions {
  readonly errcode?: number;
}

/** A queue of failures per path. */
export interface Failures {
  add(path: string, failure: Failure): void;
  /** Returns the failure for this call and counts it as used. */
  take(path: string, options: { wildcard: boolean; account: string | undefined }): Failure | undefined;
  clear(path?: string): void;
}

export function createFailures(): Failures {
  const queues = new Map<string, { failure: Failure; left: number }[]>();

  const shift = (path: string, account: string | undefined) => {
    const queue = queues.get(path) ?? [];
    const first = queue.find(({ failure }) => failure.account === undefined || failure.account === account);
    if (first === undefined) return undefined;
    first.left -= 1;
    if (first.left <= 0) queue.splice(queue.indexOf(first), 1);
    return first.failure;
  };

  return {
    add(path, failure) {
      const left = failure.times ?? Number.POSITIVE_INFINITY;
      // An unlimited failure would hide all later ones of its account, so a later failure replaces it.
      const bounded = (queues.get(path) ?? []).filter(
        (waiting) => Number.isFinite(waiting.left) || waiting.failure.account !== failure.account,
      );
      queues.set(path, left > 0 ? [...bounded, { failure, left }] : bounded);
    },
    take: (path, { wildcard, account }) =>
      shift(path, account) ?? (wildcard ? shift("*", account) : undefined),
    clear(path) {
      if (path === undefined) queues.clear();
      else queues.delete(path);
    },
  };
}
