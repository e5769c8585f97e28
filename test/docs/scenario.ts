import type { WechatSimulator } from "../../src/testing/index.ts";
import type { Surroundings } from "./generated.ts";

/** The environment in which an example runs. */
export interface Scenario extends Surroundings {
  /** Prepares the simulator. */
  readonly arrange?: (simulator: WechatSimulator) => void;
  /** Whether REDIS_URL names a Redis of its own. */
  readonly needsRedis?: boolean;
  /** Whether it needs real random numbers: then the delays before retries are random, too. */
  readonly needsRandom?: boolean;
  /** The runner, if it is a test itself; then only its own tests check the results. */
  readonly runner?: "vitest" | "node:test";
  /** The number of its tests. @default 1 */
  readonly tests?: number;
  /** Checks the results. */
  readonly check?: (ran: { readonly output: string; readonly simulator: WechatSimulator }) => void;
}
