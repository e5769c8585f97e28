import { whole } from "../report/cells.mjs";
import { anyOf, tableOf } from "../report/table.mjs";
import { openWorld } from "../world.mjs";

/** How many requests an outage causes, and how many calls fail in a brief outage. */
export const outage = {
  id: "outage",
  withoutVariants: true,

  async run({ id, redisPort, settings: { calls, blip } }) {
    const busy = await during({ errcode: -1 }, calls);
    const gone = await during("badGateway", calls);
    const moment = await during({ errcode: -1, times: blip.failures }, blip.calls);
    return { size: calls, blip, busy, gone, moment };

    async function during(fault, size) {
      const world = await openWorld({ redisPort });
      const client = await world.client(id);
      await client.userInfo("first");
      await (fault === "badGateway" ? world.order(fault) : world.order("fail", fault));
      await world.order("forget");
      const { failures, unsettled } = await world.crowd(size, (at) => client.userInfo(`openid-${at}`));
      const counts = await world.order("counts");
      await world.end();
      return { ...counts, failures, unsettled, perCall: counts.calls / size };
    }
  },

  tables(results) {
    const { size = 0, blip = {} } = anyOf(results);
    const table = tableOf({
      title: "Outage",
      about: `${whole(size)} concurrent calls while every response is -1, and while every response is a 502: requests per call. A client that never retries makes one request per call. Then a brief outage, in which the first ${blip.failures} requests of ${blip.calls} calls get -1: these calls fail without retries.`,
      head: ["-1: requests per call", "502: requests per call", "brief -1: requests", "failed"],
      results,
      cells: ({ busy, gone, moment }) => [
        perCall(busy),
        perCall(gone),
        whole(moment.calls),
        whole(moment.failures + moment.unsettled),
      ],
    });
    return [table];
  },
};

function perCall({ perCall: requests, unsettled }) {
  const text = requests.toFixed(2);
  return unsettled === 0 ? text : { text, note: `${whole(unsettled)} calls never settled` };
}
