import type { Clock } from "../src/time/clock.ts";

const START_MS = 1_800_000_000_000;
/** Of the monotonic clock, which is not related to the wall clock. */
const BOOTED_MS = 1_234.5;

interface Timer {
  readonly everyMs: number;
  readonly tick: () => void;
  nextMs: number;
}

/** A clock that the test advances. */
export interface TestClock extends Clock {
  /** Advances both clocks, and runs the timers that are due. */
  pass(ms: number): void;
  /** Sets the wall clock. */
  setWall(byMs: number): void;
  /** Suspends the process: each timer that became due meanwhile runs once afterwards. */
  freeze(ms: number): void;
  /** Timers that have not been stopped. */
  timersLeft(): number;
}

export function createTestClock(startMs = START_MS): TestClock {
  let monotonicMs = BOOTED_MS;
  let aheadMs = startMs - BOOTED_MS;
  const timers = new Set<Timer>();

  const nextOf = (untilMs: number) =>
    [...timers].filter(({ nextMs }) => nextMs <= untilMs).sort((a, b) => a.nextMs - b.nextMs)[0];

  return {
    wallMs: () => monotonicMs + aheadMs,
    monotonicMs: () => monotonicMs,
    every(everyMs, tick) {
      const timer = { everyMs, tick, nextMs: monotonicMs + everyMs };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass(ms) {
      const untilMs = monotonicMs + ms;
      for (let timer = nextOf(untilMs); timer; timer = nextOf(untilMs)) {
        monotonicMs = timer.nextMs;
        timer.nextMs += timer.everyMs;
        timer.tick();
      }
      monotonicMs = untilMs;
    },
    setWall(byMs) {
      aheadMs += byMs;
    },
    freeze(ms) {
      monotonicMs += ms;
      for (const timer of [...timers].filter(({ nextMs }) => nextMs <= monotonicMs)) {
        timer.nextMs = monotonicMs + timer.everyMs;
        timer.tick();
      }
    },
    timersLeft: () => timers.size,
  };
}
