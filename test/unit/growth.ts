/** How often each size is timed: the shortest time is the one that nothing interrupted. */
const ROUNDS = 5;

/**
 * How many times as long a function takes for a text 16 times as long: about 16 where its time grows with the length,
 * 256 where it grows with the square. A ratio of two times in one process, so that a slow machine changes nothing.
 */
export function growthOf(
  work: (text: string) => unknown,
  textOf: (length: number) => string,
  length: number,
): number {
  const [short, long] = [textOf(length), textOf(16 * length)];
  const times = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  // In turns, so that both sizes meet the same load.
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

function millisecondsOf(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
