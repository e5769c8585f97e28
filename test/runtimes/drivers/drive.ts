// For runtimes that answer requests: asks for each scenario, and reports how it ended.
import type { Result } from "../control/protocol.ts";
import { remoteAt } from "../scene/remote.ts";

const AT_A_TIME = 8;
const UNCAUGHT = ["typed", "transport"];

/** Sends a request to the program under test. */
export type Send = (
  path: string,
  body: string,
) => Promise<{ readonly status: number; text(): Promise<string> }>;

export async function drive(send: Send, controlUrl: string, program: string): Promise<void> {
  const remote = remoteAt(controlUrl);
  const listed = await send("/scenarios", "{}");
  const left = JSON.parse(await listed.text()) as string[];

  async function runOne(scenario: string): Promise<Result> {
    const response = await send("/run", JSON.stringify({ controlUrl, program, scenario, adapter: "fetch" }));
    const text = await response.text();
    if (response.status === 200) return JSON.parse(text) as Result;
    return { scenario, adapter: "fetch", failure: `${response.status}: ${text}` };
  }

  const work = async () => {
    for (let scenario = left.shift(); scenario !== undefined; scenario = left.shift())
      await remote.report(program, await runOne(scenario));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));

  for (const kind of UNCAUGHT) {
    const response = await send(`/${kind}`, JSON.stringify({ controlUrl, program })).then(
      async (failed) => `${failed.status}: ${await failed.text()}`,
      (error: unknown) => String((error as Error)?.stack ?? error),
    );
    console.log(`uncaught ${kind}: ${response}`);
  }
}
