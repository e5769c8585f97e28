import type { ErrcodeEntry } from "../errcodes/entry.ts";

/** How often a call is let through as a probe, to see whether a quota has been raised or cleared. */
const PROBE_EVERY_MS = 300_000;
/** The paths of one account; each has a quota of its own. */
const MAX_PATHS = 1_000;

/** What is kept of the error. */
export interface UsedUpFailure {
  readonly errcode: number;
  readonly errmsg: string;
  readonly entry: ErrcodeEntry | undefined;
  readonly docs: string | undefined;
}

/** A path whose day is used up. */
export interface Exhausted {
  /** What the last call failed with; without the call, which may be large. */
  readonly failure: UsedUpFailure;
  readonly retryAt: Date;
  /** On the monotonic clock, as the next. */
  readonly untilMs: number;
  probeAtMs: number;
}

/** The paths of an account whose day is used up. */
export class QuotaPauses {
  readonly #now: () => number;
  /** Undefined while there is none: a success looks no further. */
  paths: Map<string, Exhausted> | undefined;

  /** @param now on the monotonic clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The path, if its day is used up. */
  of(path: string): Exhausted | undefined {
    const exhausted = this.paths?.get(path);
    return exhausted && this.#now() < exhausted.untilMs ? exhausted : undefined;
  }

  /** Whether a call may look now; the next one in 5 minutes. */
  mayProbe(exhausted: Exhausted): boolean {
    const nowMs = this.#now();
    if (nowMs < exhausted.probeAtMs) return false;
    exhausted.probeAtMs = nowMs + PROBE_EVERY_MS;
    return true;
  }

  /**
   * A call has failed, because the day is used up.
   * @param leftMs how long that lasts
   * @returns whether that is new
   */
  exhaust(path: string, failure: UsedUpFailure, retryAt: Date, leftMs: number): boolean {
    const known = this.of(path);
    const nowMs = this.#now();
    this.paths ??= new Map();
    this.paths.delete(path);
    if (this.paths.size >= MAX_PATHS) this.paths.delete(this.paths.keys().next().value ?? "");
    const probeAtMs = known?.probeAtMs ?? nowMs + PROBE_EVERY_MS;
    this.paths.set(path, { failure, retryAt, untilMs: nowMs + leftMs, probeAtMs });
    return !known;
  }

  /** Ends the pause of a path; false when it had none. */
  open(path: string): boolean {
    const wasThere = this.paths?.delete(path) ?? false;
    if (this.paths?.size === 0) this.paths = undefined;
    return wasThere;
  }

  /** Ends all pauses; returns their paths. */
  clear(): readonly string[] {
    const paths = [...(this.paths?.keys() ?? [])];
    this.paths = undefined;
    return paths;
  }
}
