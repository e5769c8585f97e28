// For runtimes that run a program: Node, Bun, Deno.
import type { Adapter } from "../control/protocol.ts";
import { scenarios } from "../scenarios/index.ts";
import { remoteAt } from "../scene/remote.ts";
import { runScenario } from "./run-scenario.ts";
import { failUncaught } from "./uncaught.ts";

const AT_A_TIME = 8;
const [, , controlUrl = "", program = "", uncaught] = process.argv;
const remote = remoteAt(controlUrl);

interface Work {
  readonly scenario: string;
  readonly adapter: Adapter | undefined;
}

async function runAll(list: readonly Work[], atATime: number): Promise<void> {
  const left = [...list];
  const worker = async () => {
    for (let work = left.shift(); work; work = left.shift())
      await remote.report(program, await runScenario({ controlUrl, program, ...work }));
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}

if (uncaught !== undefined) {
  await failUncaught(uncaught, { controlUrl, program });
} else {
  const all = [...scenarios].flatMap(([scenario, { withoutAdapter, alone = false }]) =>
    (withoutAdapter ? [undefined] : (["http", "fetch"] as const)).map((adapter) => ({
      scenario,
      adapter,
      alone,
    })),
  );
  await runAll(
    all.filter(({ alone }) => !alone),
    AT_A_TIME,
  );
  await runAll(
    all.filter(({ alone }) => alone),
    1,
  );
  // An agent may keep connections.
  process.exit(0);
}
