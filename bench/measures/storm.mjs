import { lines } from "../concurrent-calls.mjs";
import { ratio, span, whole } from "../report/cells.mjs";
import { anyOf, tableOf } from "../report/table.mjs";
import { quartiles } from "../statistics.mjs";
import { openWorld } from "../world.mjs";

/** Many concurrent calls with a revoked token. */
export const storm = {
  id: "storm",

  async run({ id, redisPort, settings: { storms, takesTime } }) {
    const world = await openWorld({ redisPort });
    const figures = [];
    // Warms up the JIT before the first measured storm.
    await oneStorm(world, id, { size: storms[0].size, takesTime });
    for (const { size, rounds, roundsOfOthers = rounds } of storms) {
      const measured = [];
      for (let left = id.startsWith("axios-wechat") ? rounds : roundsOfOthers; left > 0; left -= 1) {
        measured.push(await oneStorm(world, id, { size, takesTime }));
      }
      figures.push({
        size,
        fetches: measured.map(({ fetches }) => fetches),
        calls: measured.map(({ calls }) => calls),
        failures: measured.map(({ failures }) => failures),
        wallMs: quartiles(measured.map(({ wallMs }) => wallMs)),
        // Relative to bare axios, which makes the same number of calls right afterwards.
        ratio: takesTime && quartiles(measured.map(({ wallMs, bareTimeMs }) => wallMs / bareTimeMs)),
      });
    }
    return { storms: figures };
  },

  tables(results) {
    const { storms = [] } = anyOf(results);
    return storms.map(({ size }, at) =>
      tableOf({
        title: `Token storm: ${whole(size)} concurrent calls with a revoked token`,
        about:
          "Counted by the simulator. One token request and sending each call twice cannot be avoided. The last column is the time relative to the same number of bare axios calls in the same process.",
        head: ["token requests", "calls", "failed", "ms", "relative to bare axios"],
        results,
        cells(figures) {
          const { fetches, calls, failures, wallMs, ratio: ofBare } = figures.storms[at];
          const counts = [fetches, calls, failures].map(span);
          return [...counts, whole(wallMs.median), ofBare ? ratio(ofBare) : ""];
        },
      }),
    );
  },
};

async function oneStorm(world, id, { size, takesTime }) {
  const client = await world.client(id);
  await client.userInfo("first");
  await world.order("revoke");
  await world.order("forget");
  const { failures, unsettled, wallMs } = await world.crowd(size, (at) => client.userInfo(`openid-${at}`));
  const { fetches, calls } = await world.order("counts");
  client.close?.();
  const bareTimeMs = takesTime && (await bareMs(world, size, calls));
  return { fetches, calls, failures: failures + unsettled, wallMs, bareTimeMs };
}

/** Times the same number of calls at the same concurrency. A resent call counts as two sequential calls. */
async function bareMs(world, size, calls) {
  const bare = await world.client("bare");
  return lines(size, calls, () => bare.userInfo("openid"));
}
