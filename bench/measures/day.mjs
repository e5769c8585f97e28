import { whole } from "../report/cells.mjs";
import { tableOf } from "../report/table.mjs";
import { openWorld } from "../world.mjs";
import { withoutRenewal } from "./leaves-out.mjs";

const MINUTE_MS = 60_000;
/** Event loop turns until a call that does not wait for a token is written to its connection. */
const TURNS = 10;

/** Steady traffic for a day, with a simulated clock here and in the server. */
export const day = {
  id: "day",
  leavesOut: withoutRenewal,

  async run({ id, redisPort, settings: { minutes, callsPerMinute } }) {
    const world = await openWorld({ redisPort });
    const realNow = Date.now;
    let aheadMs = 0;
    Date.now = () => realNow() + aheadMs;
    const client = await world.client(id);
    await client.userInfo("first");
    await world.order("watch");
    let failures = 0;
    for (let minute = 1; minute <= minutes; minute += 1) {
      aheadMs += MINUTE_MS;
      await world.order("tick", { aheadMs, calls: callsPerMinute });
      const calls = world.crowd(callsPerMinute, (at) => client.userInfo(`openid-${at}`));
      for (let turn = 0; turn < TURNS; turn += 1) await new Promise(setImmediate);
      await world.order("made");
      const made = await calls;
      failures += made.failures + made.unsettled;
    }
    Date.now = realNow;
    const watched = await world.order("watched");
    return { ...watched, failures, calls: minutes * callsPerMinute };
  },

  tables: (results) => [
    tableOf({
      title: "24 simulated hours",
      about:
        "Ten concurrent calls in every minute of a day, with tokens that are valid for two hours. A call counts as waiting if it arrived after the response to a token request of the same minute. A call counts as rejected if its response was an errcode for an invalid token. The very first call of the day is not counted.",
      head: ["calls", "waited for a token", "token rejected", "failed", "token requests"],
      results,
      cells: ({ calls, waited, refused, failures, fetches }) =>
        [calls, waited, refused, failures, fetches].map(whole),
    }),
  ],
};
