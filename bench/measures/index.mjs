import { coldStart } from "./cold-start.mjs";
import { day } from "./day.mjs";
import { fleet } from "./fleet.mjs";
import { importTime } from "./import-time.mjs";
import { installedSize } from "./installed-size.mjs";
import { lateRefusals } from "./late-refusals.mjs";
import { memory } from "./memory.mjs";
import { oneCall } from "./one-call.mjs";
import { outage } from "./outage.mjs";
import { storm } from "./storm.mjs";
import { throughput } from "./throughput.mjs";

/**
 * What is measured. Each measure has
 * - `run(context)`, which resolves with plain figures, in a process of its own: one for each client, alone or taking
 *   turns with the first (`besideFirst`), or one for all of them (`together`);
 * - `leavesOut(client)`: why a client has no part in it, if so; `withoutVariants`: what two forms of one client do
 *   alike is measured once;
 * - `tables(results)`: how the figures are shown.
 */
export const measures = [
  oneCall,
  throughput,
  storm,
  lateRefusals,
  coldStart,
  day,
  fleet,
  outage,
  memory,
  importTime,
  installedSize,
];
