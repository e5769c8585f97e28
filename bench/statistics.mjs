/** Returns the median and the quartiles. */
export function quartiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

export function shuffled(items) {
  return [...items]
    .map((item) => [Math.random(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/**
 * Alternates the rows batch by batch in random order, so that slow phases of the machine affect all rows. The ratio of
 * a row is relative to the first row in the same round.
 *
 * @param rows - `{ id, batch }`; a batch resolves with its cost
 */
export async function takeTurns(rows, rounds) {
  const samples = rows.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const at of shuffled(rows.keys())) samples[at].push(await rows[at].batch());
  }
  const [first] = samples;
  return Object.fromEntries(
    rows.map(({ id }, at) => [
      id,
      {
        cost: quartiles(samples[at]),
        ratio: quartiles(samples[at].map((cost, round) => cost / first[round])),
      },
    ]),
  );
}

/** Returns the run with the median ratio, per row and case. */
export function middleOf(runs) {
  const [first] = runs;
  const pick = (id, name) => {
    const found = runs.map((run) => run[id][name]).sort((a, b) => a.ratio.median - b.ratio.median);
    return found[Math.floor(found.length / 2)];
  };
  return Object.fromEntries(
    Object.entries(first).map(([id, cases]) => [
      id,
      Object.fromEntries(Object.keys(cases).map((name) => [name, pick(id, name)])),
    ]),
  );
}
