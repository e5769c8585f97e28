import { startServing } from "../children.mjs";
import { whole } from "../report/cells.mjs";
import { anyOf, tableOf } from "../report/table.mjs";
import { ACCOUNT, openWorld, temporaryFolder } from "../world.mjs";
import { withoutRenewal } from "./leaves-out.mjs";

/** Several processes with one account. Each client shares its token as its documentation recommends. */
export const fleet = {
  id: "fleet",
  leavesOut: withoutRenewal,

  async run({ id, redisPort, settings: { processes, calls } }) {
    const world = await openWorld({ redisPort });
    const settings = {
      id,
      url: world.url,
      account: ACCOUNT,
      redisPort,
      keyPrefix: `bench:${process.pid}:fleet:`,
      folder: temporaryFolder(),
    };
    const starting = Array.from({ length: processes }, () => startServing("fleet-member.mjs", settings));
    const members = await Promise.all(starting);
    const storm = async () => {
      await world.order("forget");
      const failures = await Promise.all(members.map(({ order }) => order("call", { calls })));
      return {
        ...(await world.order("counts")),
        failures: failures.reduce((sum, failed) => sum + failed, 0),
      };
    };

    const start = await storm();
    await world.order("revoke");
    return { processes, callsOfEach: calls, start, revoked: await storm() };
  },

  tables: (results) => [
    tableOf({
      title: "Several processes",
      about: `One account, ${anyOf(results).processes} processes, ${anyOf(results).callsOfEach} concurrent calls in each: at a cold start, and after their token was revoked. After a revocation, sending each call twice cannot be avoided.`,
      head: ["start: token requests", "calls", "failed", "revoked token: token requests", "calls", "failed"],
      results,
      cells: ({ start, revoked }) =>
        [start, revoked].flatMap(({ fetches, calls, failures }) => [fetches, calls, failures].map(whole)),
    }),
  ],
};
