import { after } from "../concurrent-calls.mjs";
import { whole } from "../report/cells.mjs";
import { anyOf, tableOf } from "../report/table.mjs";
import { ACCOUNT, openWorld } from "../world.mjs";
import { withoutRenewal } from "./leaves-out.mjs";

/** How long the case with a wrong secret runs. */
const WATCHED_MS = 2_000;

/** Many concurrent calls right after the start of a process. */
export const coldStart = {
  id: "cold-start",
  leavesOut: withoutRenewal,

  async run({ id, redisPort, settings: { calls: size } }) {
    const world = await openWorld({ redisPort });
    const good = await start(world, await world.client(id), size);
    const account = { ...ACCOUNT, secret: "not-the-secret" };
    // WeChat documents 40001 for a wrong secret at this endpoint.
    for (const path of ["/cgi-bin/token", "/cgi-bin/stable_token"]) {
      await world.order("fail", { path, errcode: 40001 });
    }
    const wrong = await start(world, await world.client(id, { account }), size, after(WATCHED_MS));
    return { good, wrong, size };
  },

  tables: (results) => [
    tableOf({
      title: "Cold start",
      about: `The first ${whole(anyOf(results).size ?? 0)} calls of a process, all concurrent; then the same with a wrong secret, observed for ${WATCHED_MS / 1_000} s. A new account may make 2000 token requests a day.`,
      head: ["token requests", "calls", "failed", "wrong secret: token requests", "failed", "never settled"],
      results,
      cells: ({ good, wrong }) => [
        whole(good.fetches),
        whole(good.calls),
        whole(good.failures),
        whole(wrong.fetches),
        whole(wrong.failures),
        whole(wrong.unsettled),
      ],
    }),
  ],
};

async function start(world, client, size, giveUp) {
  await world.order("forget");
  const { failures, unsettled } = await world.crowd(size, (at) => client.userInfo(`openid-${at}`), giveUp);
  return { ...(await world.order("counts")), failures, unsettled };
}
