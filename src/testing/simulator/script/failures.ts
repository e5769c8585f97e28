import type { SimulatorCall } from "../http/call.ts";

/** What a failure is like, beside its errcode. */
export interface FailOptions {
  /** How many calls fail before the path recovers. @default Infinity */
  times?: number;
  /** Sent word for word. Without it: WeChat's words for the errcode, and a rid. */
  errmsg?: string;
  /** How long this failure takes longer than other answers; a function may tell the calls apart. @default 0 */
  delayMs?: number | ((call: SimulatorCall) => number);
  /** The HTTP status. @default 200, which is what WeChat answers failures with */
  status?: number;
  /** What stands in the body beside errcode and errmsg, like the `msg_id` of 45065. */
  fields?: Record<string, unknown>;
}

/** A described failure; without an errcode the connection is cut. */
export interface Failure extends FailOptions {
  readonly errcode?: number;
}

/** Failures by path, each path a queue. */
export interface Failures {
  add(path: string, failure: Failure): void;
  /** The failure that this call meets, used up by it. */
  take(path: string, options: { wildcard: boolean }): Failure | undefined;
  clear(path?: string): void;
}

export function createFailures(): Failures {
  const queues = new Map<string, { failure: Failure; left: number }[]>();

  const shift = (path: string) => {
    const queue = queues.get(path);
    const first = queue?.[0];
    if (queue === undefined || first === undefined) return undefined;
    first.left -= 1;
    if (first.left <= 0) queue.shift();
    return first.failure;
  };

  return {
    add(path, failure) {
      const left = failure.times ?? Number.POSITIVE_INFINITY;
      // A failure without an end would hide what is described after it, so the later one takes its place.
      const bounded = (queues.get(path) ?? []).filter((waiting) => Number.isFinite(waiting.left));
      queues.set(path, left > 0 ? [...bounded, { failure, left }] : bounded);
    },
    take: (path, { wildcard }) => shift(path) ?? (wildcard ? shift("*") : undefined),
    clear(path) {
      if (path === undefined) queues.clear();
      else queues.delete(path);
    },
  };
}
