import { whole } from "../report/cells.mjs";
import { anyOf, tableOf } from "../report/table.mjs";
import { openWorld } from "../world.mjs";
import { withoutRenewal } from "./leaves-out.mjs";

const LATE = { every: 10, delayMs: 300 };

/** Some rejections of the previous token arrive after the token has been renewed. */
export const lateRejections = {
  id: "late-refusals",
  leavesOut: withoutRenewal,

  async run({ id, redisPort, settings: { calls: size } }) {
    const world = await openWorld({ redisPort });
    const client = await world.client(id);
    await client.userInfo("first");
    await world.order("revoke");
    await world.order("lateRejections", LATE);
    await world.order("forget");
    const { failures, unsettled } = await world.crowd(size, (at) => client.userInfo(`openid-${at}`));
    return { ...(await world.order("counts")), failures: failures + unsettled, size };
  },

  tables: (results) => [
    tableOf({
      title: "Late rejections",
      about: `A storm of ${whole(anyOf(results).size ?? 0)} calls, in which every tenth rejection arrives ${LATE.delayMs} ms late, when there is already a new token.`,
      head: ["token requests", "calls", "failed"],
      results,
      cells: ({ fetches, calls, failures }) => [whole(fetches), whole(calls), whole(failures)],
    }),
  ],
};
