import { describe, expect, it } from "vitest";
import { impossible } from "./impossible.ts";
import { judge, listProblems } from "./judge.ts";
import { scenarios } from "./scenarios/index.ts";

const EDGE = { id: "edge", title: "edge", adapters: ["fetch"], shows: () => "edge-runtime" } as const;
const listed = new Set(
  impossible.filter(({ runtimes }) => runtimes.includes("edge")).flatMap(({ scenarios: names }) => names),
);
const OUTPUT = "UserError 45015\nTokenFetchError\nAxiosError: Network Error\n";
const ended = { code: 0, output: OUTPUT };
const died = [{ code: 1, output: OUTPUT }];

/** What a runtime reports where all is as listed. */
const expected = [...scenarios.keys()].map((scenario) => ({
  scenario,
  adapter: "fetch" as const,
  ...(listed.has(scenario) && { failure: "it cannot" }),
}));
const [first, ...others] = expected.filter(({ failure }) => failure === undefined);
const [impossibleOne, ...rest] = expected.filter(({ failure }) => failure !== undefined);

describe("a run of the scenarios", () => {
  it("has no problem where everything passes but what is impossible", () => {
    const { problems, impossible: excused } = judge(EDGE, expected, ended, died, ["a-secret"]);
    expect(problems).toEqual([]);
    expect(excused).toHaveLength(listed.size);
    expect(listed.size).toBeGreaterThan(0);
  });

  it.each([
    ["a scenario fails", [{ ...first, failure: "no" }, ...others, impossibleOne, ...rest], /: no$/],
    [
      "what is listed as impossible passes",
      [first, ...others, { ...impossibleOne, failure: undefined }, ...rest],
      /remove it from the list$/,
    ],
    ["a scenario has no result", [...others, impossibleOne, ...rest], /no result$/],
  ])("has one where %s", (_, results, problem) => {
    const { problems } = judge(EDGE, results as typeof expected, ended, died, ["a-secret"]);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it("has one where the program failed, survived an uncaught error, or printed a secret", () => {
    const failed = judge(EDGE, expected, { code: 1, output: OUTPUT }, died, ["a-secret"]);
    expect(failed.problems).toEqual([expect.stringContaining("it ended with 1")]);
    const survived = judge(EDGE, expected, ended, [{ code: 0, output: OUTPUT }], ["a-secret"]);
    expect(survived.problems).toEqual([expect.stringContaining("did not end it")]);
    const leaked = [{ code: 1, output: `${OUTPUT}a-secret` }];
    expect(judge(EDGE, expected, ended, leaked, ["a-secret"]).problems).toEqual([
      expect.stringContaining("secrets[0]"),
    ]);
  });

  it("has one where nothing was printed, so that a secret could not be found", () => {
    const silent = judge(EDGE, expected, { code: 0, output: "" }, [{ code: 1, output: "" }], ["a-secret"]);
    expect(silent.problems).toHaveLength(6);
  });
});

it("a list that names a scenario which does not exist is a problem", () => {
  expect(listProblems()).toEqual([]);
  const why = { en: "x", zh: "x" };
  expect(listProblems([{ runtimes: ["bun"], scenarios: ["gone"], why }])).toHaveLength(1);
});
