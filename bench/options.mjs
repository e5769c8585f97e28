import { parseArgs } from "node:util";
import { clients } from "./clients/index.mjs";

/** The settings of a full run, which takes about 10 minutes on two idle cores. */
const FULL = {
  "one-call": { processes: 3, rounds: 400, warmUpMs: 1_500 },
  "observed-call": { rounds: 400 },
  "failed-call": { rounds: 60 },
  "signed-call": { rounds: 60 },
  accounts: { accounts: 10_000, rounds: 400 },
  throughput: { rounds: 160 },
  storm: {
    // Also times the same number of calls with bare axios.
    takesTime: true,
    storms: [
      { size: 100, rounds: 5 },
      { size: 1_000, rounds: 5, roundsOfOthers: 3 },
      { size: 10_000, rounds: 3, roundsOfOthers: 1 },
    ],
  },
  "late-refusals": { calls: 1_000 },
  "cold-start": { calls: 1_000 },
  day: { minutes: 1_440, callsPerMinute: 10 },
  fleet: { processes: 8, calls: 125 },
  outage: { calls: 10_000, blip: { calls: 500, failures: 50 } },
  memory: { held: 2_000, warmUpCalls: 20_000, calls: 100_000 },
  "import-time": { rounds: 15 },
  "installed-size": {},
};

/** Only counts, which are the same on every machine, even a busy one. */
const SHORT = {
  storm: {
    storms: [
      { size: 100, rounds: 1 },
      { size: 1_000, rounds: 1 },
      { size: 10_000, rounds: 1 },
    ],
  },
  "late-refusals": FULL["late-refusals"],
  "cold-start": FULL["cold-start"],
  day: FULL.day,
  fleet: FULL.fleet,
  outage: { ...FULL.outage, calls: 1_000 },
};

/** A quick check that everything runs. The figures are meaningless. */
const TINY = {
  "one-call": { rounds: 5, warmUpMs: 100 },
  "observed-call": { rounds: 3 },
  "failed-call": { rounds: 3 },
  "signed-call": { rounds: 3 },
  accounts: { accounts: 500, rounds: 3 },
  throughput: { rounds: 3 },
  storm: { takesTime: true, storms: [{ size: 100, rounds: 1 }] },
  "late-refusals": { calls: 100 },
  "cold-start": { calls: 100 },
  day: { minutes: 300, callsPerMinute: 3 },
  fleet: { processes: 2, calls: 20 },
  outage: { calls: 300, blip: { calls: 100, failures: 20 } },
  memory: { held: 200, warmUpCalls: 1_000, calls: 2_000 },
  "import-time": { rounds: 2 },
  "installed-size": {},
};

export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      short: { type: "boolean", default: false },
      tiny: { type: "boolean", default: false },
      report: { type: "boolean", default: false },
      only: { type: "string" },
      clients: { type: "string" },
      "skip-install": { type: "boolean", default: false },
      "skip-redis": { type: "boolean", default: false },
    },
  });
  const form = values.short ? SHORT : values.tiny ? TINY : FULL;
  const measures = chosen("--only", values.only, Object.keys(form));
  const named = chosen(
    "--clients",
    values.clients,
    clients.map(({ id }) => id),
  );
  const takesPart = values.clients || !values.short ? () => true : ({ role }) => role === "ours";
  return {
    short: values.short,
    report: values.report,
    /** Only a full run is published. */
    isComplete: form === FULL && !values.only && !values.clients,
    settings: Object.fromEntries(measures.map((id) => [id, form[id]])),
    wantsClient: (client) => named.includes(client.id) && takesPart(client),
    install: !values["skip-install"] && !values.report,
    redis: !values["skip-redis"],
  };
}

/** Returns the names given in the option, or all. */
function chosen(option, text, all) {
  const names = text?.split(",") ?? all;
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`${option}: no ${unknown.join(", ")}; there are ${all.join(", ")}`);
  return names;
}
