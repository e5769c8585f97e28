/** Where the package reads the time. Nothing else reads a clock. */
export interface Clock {
  /** Milliseconds since the epoch. Jumps when the clock of the machine is set: only for expiry. */
  wallMs(): number;
  /** Milliseconds since some moment. Never goes back: for waits, pauses, budgets and deadlines. */
  monotonicMs(): number;
  /**
   * Calls `tick` every `ms` milliseconds, until the returned function is called.
   * @param keepsAlive whether the process stays alive for it
   */
  every(ms: number, tick: () => void, keepsAlive: boolean): () => void;
}

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  every(ms, tick, keepsAlive) {
    const timer = setInterval(tick, ms);
    // Not every runtime has timers with an unref.
    if (!keepsAlive) timer.unref?.();
    return () => clearInterval(timer);
  },
};
