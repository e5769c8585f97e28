import type { WechatSimulator } from "../../src/testing/index.ts";
import type { Surroundings } from "./generated.ts";

/** What surrounds an example when it runs. */
export interface Scenario extends Surroundings {
  /** Prepares the simulator. */
  readonly arrange?: (simulator: WechatSimulator) => void;
  /** Whether it finds a Redis of its own at REDIS_URL. */
  readonly needsRedis?: boolean;
  /** Whether it draws names at random: then the waits before retries are drawn, too. */
  readonly needsRandom?: boolean;
  /** What runs it, if it is a test itself; then only its tests say what must have happened. */
  readonly runner?: "vitest" | "node:test";
  /** How many tests it has. @default 1 */
  readonly tests?: number;
  /** What must have happened. */
  readonly check?: (ran: { readonly output: string; readonly simulator: WechatSimulator }) => void;
}
