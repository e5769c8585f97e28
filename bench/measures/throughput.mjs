import { lines } from "../concurrent-calls.mjs";
import { quotient, whole } from "../report/cells.mjs";
import { tableOf } from "../report/table.mjs";
import { takeTurns } from "../statistics.mjs";
import { openWorld } from "../world.mjs";

/** A batch has at least two calls per connection. Batches are short, because many short turns have less noise. */
const CASES = [
  { concurrency: 1, calls: 24, ofRounds: 1 },
  { concurrency: 32, calls: 64, ofRounds: 1 },
  { concurrency: 256, calls: 512, ofRounds: 1 / 8 },
];

export const throughput = {
  id: "throughput",
  withoutVariants: true,
  besideFirst: true,

  async run({ ids, redisPort, settings: { rounds } }) {
    const world = await openWorld({ redisPort });
    const clients = [];
    for (const id of ids) clients.push({ id, client: await world.client(id) });
    const results = {};
    for (const { concurrency, calls, ofRounds } of CASES) {
      const turns = Math.ceil(rounds * ofRounds);
      const rows = clients.map(({ id, client }) => ({
        id,
        batch: async () => {
          await world.order("forget");
          return (await lines(concurrency, calls, () => client.userInfo("openid"))) / calls;
        },
      }));
      await takeTurns(rows, Math.ceil(turns / 4)); // Warms up the JIT and the connections.
      for (const [id, figures] of Object.entries(await takeTurns(rows, turns))) {
        results[id] = { ...results[id], [concurrency]: figures };
      }
    }
    return results;
  },

  tables: (results) => [
    tableOf({
      title: "Throughput",
      about: `Calls in the time of one bare axios call, over keep-alive connections to a WeChat simulator in a separate process, by concurrency: the median, and the middle half of all rounds. Each client shares a process only with bare axios. More is better.${bareSpeed(results)}`,
      head: CASES.map(({ concurrency }) => `${concurrency} concurrent`),
      results,
      showsNotes: true,
      cells: (figures) => CASES.map(({ concurrency }) => quotient(figures[concurrency].ratio)),
    }),
  ],
};

function bareSpeed({ bare }) {
  const speeds = CASES.map(
    ({ concurrency }) => bare?.[concurrency] && whole(1_000 / bare[concurrency].cost.median),
  );
  return bare ? ` Bare axios made ${speeds.join(", ")} calls per second.` : "";
}
