/** How often each size is timed: the shortest time is the one without an interruption. */
const ROUNDS = 5;

/**
 * How many times longer a function takes for a text 16 times as long: about 16 if its time grows with the length, 256
 * if it grows with the square. A ratio of two times in one process, so that a slow machine does not matter.
 */
export function growthOf(
  work: (text: string) => unknown,
  textOf: (length: number) => string,
  length: number,
): number {
  const [short, long] = [textOf(length), textOf(16 * length)];
  const times = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  // Alternates, so that both sizes run under the same load.
  for (let round = 0; round < ROUNDS; round += 1) {
    times.short = Math.min(
      times.short,
      millisecondsOf(() => work(short)),
    );
    times.long = Math.min(
      times.long,
      millisecondsOf(() => work(long)),
    );
  }
  return times.long / times.short;
}

/** Of the processor, not of the clock: on a busy machine a process waits for its turn. */
export function millisecondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
