/**
 * Runs all cases of a table when the first one is requested, so that their waits overlap.
 *
 * @returns the result of one case, when all have ended
 */
export function together<Case, Outcome>(
  cases: readonly Case[],
  run: (one: Case) => Promise<Outcome>,
): (one: Case) => Promise<Outcome> {
  let runs: Map<Case, Promise<Outcome>> | undefined;
  return async (one) => {
    runs ??= new Map(cases.map((each) => [each, run(each)]));
    // Resources of the first test that all share are closed at its end.
    await Promise.allSettled(runs.values());
    return runs.get(one) ?? run(one);
  };
}
