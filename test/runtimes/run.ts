// npm run test:runtimes [-- --write] [-- node-20 deno …]: every scenario on every runtime, two runtimes at a time.
import { bundle } from "./bundle.ts";
import { startControl } from "./control/server.ts";
import { installRuntimes } from "./install.ts";
import { judge, listProblems, type Verdict } from "./judge.ts";
import { type Runtime, runtimes } from "./runtimes.ts";
import { scenarios } from "./scenarios/index.ts";
import { start } from "./start.ts";
import { staleTables, writeTables } from "./table.ts";
import { workerCommand, workerTests } from "./workers.ts";

const AT_A_TIME = 2;
const args = process.argv.slice(2);
const asked = args.filter((arg) => !arg.startsWith("--"));

installRuntimes();
const bundles = await bundle();
const control = await startControl();

/** Undefined where a binary is missing. */
async function run(runtime: Runtime): Promise<Verdict | undefined> {
  const command = runtime.command(bundles, control.url);
  if (!command) return undefined;
  const ended = await start(command);
  const died = await Promise.all(runtime.uncaught(bundles, control.url).map(start));
  return judge(runtime, control.resultsOf(runtime.id), ended, died, control.secretsOf(runtime.id));
}

/** The tests of workers: each result must be a success. */
async function runWorkers(name: (typeof workerTests)[number]): Promise<void> {
  const command = workerCommand(name, bundles.worker, control.url);
  if (!command) return missing(name);
  const { code, output } = await start(command);
  const results = control.resultsOf(name);
  for (const { scenario, failure } of results)
    console.log(`Workers: ${scenario}: ${failure ? "failed" : "passed"}`);
  // What they measured.
  for (const [line] of output.matchAll(/^\d+ answered, .*$/gm)) console.log(`Workers: ${line}`);
  const failed = results.flatMap(({ scenario, failure }) => (failure ? `${scenario}: ${failure}` : []));
  problems.push(...failed);
  if (code !== 0 || results.length === 0)
    problems.push(`Workers, ${name}: ended with ${code}: ${output.slice(-2_000)}`);
}

function missing(title: string): void {
  console.log(`${title}: npm has no binary for this machine`);
  if (process.env.CI) problems.push(`${title}: no binary`);
}

const problems = listProblems();
const verdicts = new Map<string, Verdict>();
async function runAndTell(runtime: Runtime): Promise<void> {
  const startedAtMs = performance.now();
  const verdict = await run(runtime);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  if (!verdict) return missing(runtime.title);
  verdicts.set(runtime.id, verdict);
  const { passed, impossible } = verdict;
  console.log(
    `${runtime.title}: ${passed.length} passed, ${verdict.problems.length} failed, ${impossible.length} not possible (${seconds} s)`,
  );
  problems.push(...verdict.problems.map((problem) => `${runtime.title}: ${problem}`));
}

const known: readonly string[] = [...workerTests, ...runtimes.map(({ id }) => id)];
problems.push(
  ...asked.filter((id) => !known.includes(id)).map((id) => `${id} is none of ${known.join(", ")}`),
);
const isAsked = (id: string) => asked.length === 0 || asked.includes(id);
const left = [
  ...workerTests.filter(isAsked).map((name) => () => runWorkers(name)),
  ...runtimes.filter(({ id }) => isAsked(id)).map((runtime) => () => runAndTell(runtime)),
];
async function work(): Promise<void> {
  for (let next = left.shift(); next; next = left.shift()) await next();
}

console.log(`${scenarios.size} scenarios`);
await Promise.all(Array.from({ length: AT_A_TIME }, work));
await control.close();
const inOrder = runtimes.flatMap(({ id }) => verdicts.get(id) ?? []);
const isWhole = inOrder.length === runtimes.length;
if (isWhole && problems.length === 0 && args.includes("--write")) writeTables(inOrder);
else if (isWhole) problems.push(...staleTables(inOrder));
for (const problem of problems) console.error(`\n${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
