import { accounts } from "./accounts.mjs";
import { coldStart } from "./cold-start.mjs";
import { day } from "./day.mjs";
import { failedCall } from "./failed-call.mjs";
import { fleet } from "./fleet.mjs";
import { importTime } from "./import-time.mjs";
import { installedSize } from "./installed-size.mjs";
import { lateRejections } from "./late-rejections.mjs";
import { memory } from "./memory.mjs";
import { observedCall } from "./observed-call.mjs";
import { oneCall } from "./one-call.mjs";
import { outage } from "./outage.mjs";
import { signedCall } from "./signed-call.mjs";
import { storm } from "./storm.mjs";
import { throughput } from "./throughput.mjs";

/**
 * All measures. A measure has
 * - `run(context)`, which resolves with JSON figures. It runs in its own process: one per client, with `besideFirst`
 *   one per client together with the first client, or with `together` one for all clients;
 * - `leavesOut(client)`, which returns the reason to skip a client; with `withoutVariants`, variants are skipped;
 * - `tables(results)`, which renders the figures.
 */
export const measures = [
  oneCall,
  observedCall,
  failedCall,
  signedCall,
  accounts,
  throughput,
  storm,
  lateRejections,
  coldStart,
  day,
  fleet,
  outage,
  memory,
  importTime,
  installedSize,
];
