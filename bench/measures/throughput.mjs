import { lines } from "../crowd.mjs";
import { quotient, whole } from "../report/cells.mjs";
import { tableOf } from "../report/table.mjs";
import { takeTurns } from "../statistics.mjs";
import { openWorld } from "../world.mjs";

/** So many calls make a batch of about a tenth of a second. */
const CASES = [
  { concurrency: 1, calls: 150 },
  { concurrency: 32, calls: 480 },
  { concurrency: 256, calls: 768 },
];

export const throughput = {
  id: "throughput",
  withoutVariants: true,
  together: true,

  async run({ ids, redisPort, settings: { rounds } }) {
    const world = await openWorld({ redisPort });
    const clients = [];
    for (const id of ids) clients.push({ id, client: await world.client(id) });
    const results = {};
    for (const { concurrency, calls } of CASES) {
      const rows = clients.map(({ id, client }) => ({
        id,
        batch: async () => {
          await world.order("forget");
          return (await lines(concurrency, calls, () => client.userInfo("openid"))) / calls;
        },
      }));
      await takeTurns(rows, Math.ceil(rounds / 4)); // Until everything is compiled and connected.
      for (const [id, figures] of Object.entries(await takeTurns(rows, rounds))) {
        results[id] = { ...results[id], [concurrency]: figures };
      }
    }
    return results;
  },

  tables: (results) => [
    tableOf({
      title: "Throughput",
      about:
        "Calls per second over keep-alive connections to a WeChat in a process of its own, with so many calls under way; and the ratio to bare axios in the same round, with the middle half of all rounds. More is better.",
      head: CASES.flatMap(({ concurrency }) => [`${concurrency} at once`, "ratio"]),
      results,
      showsNotes: true,
      cells: (figures) =>
        CASES.flatMap(({ concurrency }) => {
          const { cost, ratio } = figures[concurrency];
          return [whole(1_000 / cost.median), quotient(ratio)];
        }),
    }),
  ],
};
