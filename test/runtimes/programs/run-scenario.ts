import type { Adapter, Result } from "../control/protocol.ts";
import { scenarios } from "../scenarios/index.ts";
import { remoteAt } from "../scene/remote.ts";
import { APPID, type Scene, sceneOf } from "../scene/scene.ts";

const LONGEST_MS = 25_000;

/** What to run, and who asks. */
export interface Assignment {
  readonly controlUrl: string;
  /** The name of the runtime. */
  readonly program: string;
  readonly scenario: string;
  readonly adapter: Adapter | undefined;
}

/** Runs one scenario in a world of its own. */
export async function runScenario(assignment: Assignment): Promise<Result> {
  const { scenario: name, adapter } = assignment;
  const scenario = scenarios.get(name);
  try {
    if (!scenario) throw new Error("there is no such scenario");
    await withinTime(withScene(assignment, scenario.run, scenario.simulator));
    return { scenario: name, adapter };
  } catch (error) {
    return { scenario: name, adapter, failure: described(error) };
  }
}

/** Opens a world, and closes it at the end. */
export async function withScene<T>(
  { controlUrl, program, adapter }: Omit<Assignment, "scenario">,
  work: (scene: Scene) => Promise<T>,
  options: object = {},
): Promise<T> {
  const secret = `appsecret-${crypto.randomUUID()}`;
  const ofAccounts = { corpsecret: secret, accounts: { wx1: secret, wx2: secret } };
  const world = await remoteAt(controlUrl).open(program, { appid: APPID, secret, ...ofAccounts, ...options });
  try {
    return await work(sceneOf(world, { appid: APPID, secret }, adapter));
  } finally {
    await world.close();
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not over after ${LONGEST_MS} ms`)), LONGEST_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** With what caused it: the assertions put there what they met. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\n  caused by ${described(error.cause)}`;
  return `${error.stack?.includes(error.message) ? error.stack : `${error.name}: ${error.message}`}${cause}`;
}
