import { createClient } from "../clients/index.mjs";
import { ratio } from "../report/cells.mjs";
import { tableOf } from "../report/table.mjs";
import { takeTurns } from "../statistics.mjs";
import { answerOfSize, SMALL_ANSWER, STUBBED_TOKEN, stubAdapter, stubFetch } from "../stub.mjs";
import { ACCOUNT } from "../world.mjs";
import { withoutAxios } from "./leaves-out.mjs";

const BASE_URL = "https://api.weixin.qq.com";
const OPENID = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M";
/** Long enough for the clock resolution, and short enough that other processes rarely interrupt a batch. */
const BATCH_MS = 1;
/** A second row of bare axios. Its difference from the first row is the noise. */
const AGAIN = "bare-again";

const CASES = [
  {
    name: "GET, 0.1 KB",
    http: () => ({ adapter: stubAdapter(SMALL_ANSWER) }),
    call: (client) => client.userInfo(OPENID),
  },
  {
    name: "POST, 0.1 KB",
    http: () => ({ adapter: stubAdapter(SMALL_ANSWER) }),
    call: (client) => client.sendText(OPENID, "你好"),
  },
  {
    name: "GET, 310 KB",
    http: () => ({ adapter: stubAdapter(answerOfSize(310_000)) }),
    call: (client) => client.followers(),
  },
  {
    name: "GET, fetch adapter",
    http: () => ({ adapter: "fetch", env: { fetch: stubFetch(SMALL_ANSWER) } }),
    call: (client) => client.userInfo(OPENID),
  },
];

export const oneCall = {
  id: "one-call",
  withoutVariants: true,
  besideFirst: true,
  leavesOut: withoutAxios,

  async run({ ids, redisPort, settings: { rounds, warmUpMs } }) {
    const results = {};
    for (const { name, http, call } of CASES) {
      const rows = [];
      for (const id of ids.length === 1 ? [...ids, AGAIN] : ids) {
        const config = { baseURL: BASE_URL, ...http() };
        rows.push({ id, once: await callOf(id === AGAIN ? "bare" : id, config, call, redisPort) });
      }
      const calls = await warmUp(rows, warmUpMs);
      const timed = rows.map(({ id, once }) => ({ id, batch: () => batch(once, calls) }));
      for (const [id, figures] of Object.entries(await takeTurns(timed, rounds))) {
        results[id] = { ...results[id], [name]: figures };
      }
    }
    return results;
  },

  tables: (results) => [
    tableOf({
      title: "One successful call",
      about: `The time that the process itself spends, with a stub in place of the network, relative to bare axios in the same round: the median, and the middle half of all rounds. Each client shares a process only with bare axios, because more clients would make the engine's code less specialized. The table shows the middle one of three such processes, because the quality of the compiled code varies. The distance of the second row from 1 is the noise.${bareCost(results)}`,
      head: CASES.map(({ name }) => name),
      results,
      extraRows: { [AGAIN]: { after: "bare", name: "the same again (noise)" } },
      cells: (figures) => CASES.map(({ name }) => ratio(figures[name].ratio)),
    }),
  ],
};

function bareCost({ bare }) {
  const costs = CASES.map(({ name }) => bare?.[name]?.cost.median.toFixed(0));
  return bare ? ` Bare axios took ${costs.join(", ")} µs.` : "";
}

/** Creates the call of a client, and checks once that it returns a parsed body. */
async function callOf(id, http, call, redisPort) {
  const keyPrefix = id.endsWith("redis") ? `bench:${process.pid}:${Math.random()}:` : undefined;
  const client = await createClient(id, {
    http,
    account: ACCOUNT,
    token: STUBBED_TOKEN,
    redisPort,
    keyPrefix,
  });
  const data = await call(client);
  if (data?.openid !== OPENID && data?.data?.openid === undefined)
    throw new Error(`${id}: no parsed response`);
  return () => call(client);
}

/** Warms up the JIT, and returns the number of calls per batch. */
async function warmUp(rows, warmUpMs) {
  let costMs = 1;
  for (const until = performance.now() + warmUpMs; performance.now() < until; ) {
    for (const { once } of rows) costMs = (await batch(once, 20)) / 1_000;
  }
  return Math.max(2, Math.round(BATCH_MS / costMs));
}

/** Returns the microseconds per call. */
async function batch(once, calls) {
  const startedAtMs = performance.now();
  for (let made = 0; made < calls; made += 1) await once();
  return ((performance.now() - startedAtMs) * 1_000) / calls;
}
