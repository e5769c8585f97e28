import { clients } from "./clients/index.mjs";

/**
 * The exact counts of axios-wechat in a short run, with either store. Times are ignored, because they vary with the
 * load.
 */
const EXPECTED = {
  storm: {
    storms: [100, 1_000, 10_000].map((size) => ({ size, fetches: [1], calls: [2 * size], failures: [0] })),
  },
  "late-refusals": { fetches: 1, calls: 2_000, failures: 0 },
  "cold-start": {
    good: { fetches: 1, calls: 1_000, failures: 0, unsettled: 0 },
    wrong: { fetches: 1, calls: 0, failures: 1_000, unsettled: 0 },
  },
  // A token lives for 120 minutes and is renewed in the 116th.
  day: { calls: 14_400, waited: 0, refused: 0, failures: 0, fetches: 12 },
  fleet: {
    start: { fetches: 8, calls: 1_000, failures: 0 },
    revoked: { fetches: 8, calls: 2_000, failures: 0 },
  },
  // Each attached instance has a budget of 100 retries.
  outage: {
    busy: { fetches: 0, calls: 1_100, failures: 1_000, unsettled: 0 },
    gone: { fetches: 0, calls: 1_100, failures: 1_000, unsettled: 0 },
    moment: { fetches: 0, calls: 550, failures: 0, unsettled: 0 },
  },
};

/** With a shared store, one of the eight processes fetches for all. */
const EXPECTED_OF = {
  "axios-wechat-redis": {
    fleet: {
      start: { ...EXPECTED.fleet.start, fetches: 1 },
      revoked: { ...EXPECTED.fleet.revoked, fetches: 1 },
    },
  },
};

/** Describes every count that differs from the expected one. */
export function differences(results) {
  const ours = clients.filter(({ role }) => role === "ours").map(({ id }) => id);
  return Object.entries(results).flatMap(([measure, byClient]) =>
    ours
      .filter((id) => byClient[id] && !byClient[id].left)
      .flatMap((id) => {
        const expected = EXPECTED_OF[id]?.[measure] ?? EXPECTED[measure];
        return compare(`${measure}, ${id}`, byClient[id], expected);
      }),
  );
}

function compare(path, found, expected) {
  if (typeof expected !== "object") {
    return found === expected ? [] : [`${path}: ${found} where ${expected} was expected`];
  }
  if (found?.broken) return [`${path}: ${found.broken}`];
  return Object.entries(expected).flatMap(([name, value]) =>
    compare(`${path}.${name}`, found?.[name], value),
  );
}
