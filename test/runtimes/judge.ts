import { assertNoSecrets } from "axios-wechat/testing";
import type { Result } from "./control/protocol.ts";
import { type Impossible, impossible } from "./impossible.ts";
import type { Runtime } from "./runtimes.ts";
import { scenarios } from "./scenarios/index.ts";
import type { Ended } from "./start.ts";

/** What a runtime did. */
export interface Verdict {
  readonly runtime: Pick<Runtime, "id" | "title" | "adapters" | "shows">;
  readonly passed: readonly Result[];
  /** Listed as impossible, and failed. */
  readonly impossible: readonly { readonly result: Result; readonly entry: Impossible }[];
  /** What makes the run fail. */
  readonly problems: readonly string[];
}

/**
 * @param ended the program that ran the scenarios
 * @param died those that an uncaught error ended
 * @param secrets none of which may be in any output
 */
export function judge(
  runtime: Verdict["runtime"],
  results: readonly Result[],
  ended: Ended,
  died: readonly Ended[],
  secrets: readonly string[],
): Verdict {
  const passed = results.filter(({ failure }) => failure === undefined);
  const failed = results.filter(({ failure }) => failure !== undefined);
  const excused = failed.flatMap((result) => {
    const entry = entryOf(runtime, result);
    return entry ? [{ result, entry }] : [];
  });
  const problems = [
    ...missing(runtime, results),
    ...failed
      .filter((result) => !entryOf(runtime, result))
      .map((result) => `${nameOf(result)}: ${result.failure}`),
    ...passed
      .filter((result) => entryOf(runtime, result))
      .map((result) => `${nameOf(result)} passes, and is listed as impossible: remove it from the list`),
    ...(ended.code === 0 ? [] : [`it ended with ${ended.code}: ${ended.output.slice(-2_000)}`]),
    ...outputProblems(ended, died, secrets),
  ];
  return { runtime, passed, impossible: excused, problems };
}

/** Entries that name what there is not. */
export function listProblems(list: readonly Impossible[] = impossible): string[] {
  return list
    .flatMap((entry) => entry.scenarios)
    .filter((name) => !scenarios.has(name))
    .map((name) => `the list of what is impossible names a scenario that does not exist: ${name}`);
}

function entryOf({ id }: Verdict["runtime"], { scenario, adapter }: Result): Impossible | undefined {
  return impossible.find(
    (entry) =>
      entry.runtimes.includes(id) &&
      entry.scenarios.includes(scenario) &&
      (entry.adapter === undefined || entry.adapter === adapter),
  );
}

function missing({ adapters }: Verdict["runtime"], results: readonly Result[]): string[] {
  const seen = new Set(results.map(nameOf));
  return [...scenarios]
    .flatMap(([scenario, { withoutAdapter }]) =>
      (withoutAdapter && adapters.length > 1 ? [undefined] : adapters).map((adapter) => ({
        scenario,
        adapter,
      })),
    )
    .map(nameOf)
    .filter((name) => !seen.has(name))
    .map((name) => `${name}: no result`);
}

function nameOf({ scenario, adapter }: Pick<Result, "scenario" | "adapter">): string {
  return adapter ? `${scenario} (${adapter})` : scenario;
}

/** Errors were printed, by the program and by the runtime itself, and no secret with them. */
function outputProblems(ended: Ended, died: readonly Ended[], secrets: readonly string[]): string[] {
  const problems: string[] = [];
  for (const { code, output } of died)
    if (code === 0) problems.push(`an uncaught error did not end it: ${output.slice(-500)}`);
  const output = [ended, ...died].map((one) => one.output).join("\n");
  const uncaught = died.length > 0 ? died.map((one) => one.output).join("\n") : output;
  for (const expected of [
    "45015",
    /UserError/,
    /Network Error|socket hang up|ECONNRESET|closed|reset|connection lost/i,
  ])
    if (!uncaught.match(expected))
      problems.push(`an uncaught error prints no ${expected}: ${uncaught.slice(-500)}`);
  for (const name of ["UserError", "TokenFetchError", "AxiosError"])
    if (!output.includes(name)) problems.push(`no ${name} was printed`);
  try {
    assertNoSecrets(output, secrets);
  } catch (error) {
    problems.push(`its output: ${(error as Error).message}`);
  }
  return problems;
}
