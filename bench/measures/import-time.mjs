import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { clients } from "../clients/index.mjs";
import { tableOf } from "../report/table.mjs";
import { quartiles, shuffled } from "../statistics.mjs";

const HERE = fileURLToPath(new URL("../", import.meta.url));

/** The time of all imports, each in a new process. */
export const importTime = {
  id: "import-time",
  withoutVariants: true,
  together: true,

  async run({ ids, settings: { rounds } }) {
    const samples = Object.fromEntries(ids.map((id) => [id, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const id of shuffled(ids)) {
        const times = importMs(clients.find((client) => client.id === id));
        // The first round reads the files from the disk.
        if (round > 0) samples[id].push(times);
      }
    }
    return Object.fromEntries(
      ids.map((id) => [
        id,
        {
          ms: quartiles(samples[id].map(({ ms }) => ms)),
          onTop: quartiles(samples[id].map(({ onTop }) => onTop)),
        },
      ]),
    );
  },

  tables: (results) => [
    tableOf({
      title: "Import",
      about:
        "Milliseconds for the imports of a client in a new process: the median, and the middle half. The second column leaves out the import of axios, where a client is built on it.",
      head: ["ms", "on top of axios"],
      results,
      showsNotes: true,
      cells: ({ ms, onTop }) => [ms, onTop].map(written),
    }),
  ],
};

const written = ({ low, median, high }) => `${median.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`;

function importMs({ imports, withoutAxios }) {
  const program = [
    "const startedAtMs = performance.now();",
    withoutAxios ? "" : 'await import("axios");',
    "const axiosAtMs = performance.now();",
    ...imports.map((name) => `await import(${JSON.stringify(name)});`),
    "const endedAtMs = performance.now();",
    "console.log(JSON.stringify({ ms: endedAtMs - startedAtMs, onTop: endedAtMs - axiosAtMs }));",
    "process.exit();",
  ];
  const args = ["--input-type=module", "--eval", program.join("\n")];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: HERE, encoding: "utf8" }));
}
