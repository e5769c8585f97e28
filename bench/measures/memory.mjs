import { createClient } from "../clients/index.mjs";
import { lines } from "../concurrent-calls.mjs";
import { kilobytes, whole } from "../report/cells.mjs";
import { anyOf, tableOf } from "../report/table.mjs";
import { quartiles } from "../statistics.mjs";
import { SMALL_ANSWER, STUBBED_TOKEN, stubAdapter } from "../stub.mjs";
import { ACCOUNT } from "../world.mjs";
import { withoutAxios } from "./leaves-out.mjs";

const ROUNDS = 5;

/** Memory per pending call, and memory that remains after all calls. */
export const memory = {
  id: "memory",
  withoutVariants: true,
  leavesOut: withoutAxios,
  execArgv: ["--expose-gc"],

  async run({ id, redisPort, settings: { held, warmUpCalls, calls } }) {
    const gate = createGate();
    const client = await createClient(id, {
      http: { baseURL: "https://api.weixin.qq.com", adapter: gate.adapter },
      account: ACCOUNT,
      token: STUBBED_TOKEN,
      redisPort,
      keyPrefix: id.endsWith("redis") ? `bench:${process.pid}:` : undefined,
    });
    const call = () => client.userInfo("openid");

    await lines(10, warmUpCalls, call);
    const perCall = [];
    for (let round = 0; round < ROUNDS; round += 1) perCall.push((await heldBy(held, call, gate)) / held);
    const before = await heapInUse();
    await lines(10, calls, call);
    return { held, calls, perCall: quartiles(perCall), growth: (await heapInUse()) - before };
  },

  tables(results) {
    const limit = results.bare?.perCall?.median;
    const { held = 0, calls = 0 } = anyOf(results);
    return [
      tableOf({
        title: "Memory",
        about: `The heap after a garbage collection: for each of ${whole(held)} calls that are in progress over a stub, and its growth after ${whole(calls)} calls have ended.`,
        head: ["per call in progress", "more than bare axios", "retained afterwards"],
        results,
        cells: ({ perCall: { median }, growth }) => [
          kilobytes(median),
          limit === undefined ? "" : kilobytes(median - limit),
          kilobytes(growth),
        ],
      }),
    ];
  },
};

/** A stub that can hold its responses. */
function createGate() {
  const answer = stubAdapter(SMALL_ANSWER);
  let closed;
  return {
    close() {
      let open;
      closed = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
    async adapter(config) {
      await closed;
      return answer(config);
    },
  };
}

async function heldBy(size, call, gate) {
  const before = await heapInUse();
  const open = gate.close();
  const calls = Array.from({ length: size }, call);
  const during = await heapInUse();
  open();
  await Promise.all(calls);
  return during - before;
}

async function heapInUse() {
  for (let time = 0; time < 3; time += 1) {
    await new Promise(setImmediate);
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}
