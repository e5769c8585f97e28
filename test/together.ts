/**
 * Runs all cases of a table when the first is asked for: what each of them has to wait for, they wait for together.
 *
 * @returns what became of one case, when all have ended
 */
export function together<Case, Outcome>(
  cases: readonly Case[],
  run: (one: Case) => Promise<Outcome>,
): (one: Case) => Promise<Outcome> {
  let runs: Map<Case, Promise<Outcome>> | undefined;
  return async (one) => {
    runs ??= new Map(cases.map((each) => [each, run(each)]));
    // What the first test has opened for all is closed at its end.
    await Promise.allSettled(runs.values());
    return runs.get(one) ?? run(one);
  };
}
