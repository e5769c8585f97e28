import axios from "axios";
import { attachWechat, stableTokenProvider, tokenManagers } from "axios-wechat";
import { ratio, whole } from "../report/cells.mjs";
import { tableOf } from "../report/table.mjs";
import { quartiles, takeTurns } from "../statistics.mjs";
import { SMALL_ANSWER, stubAdapter } from "../stub.mjs";
import { ACCOUNT } from "../world.mjs";

/** First calls per sample: enough for the resolution of the clock. */
const BATCH = 50;
/** The first calls of a run are compared with the last ones: a tenth of the accounts each. */
const SHARE = 10;
const CALLS = 100;
const USER_INFO = "/cgi-bin/user/info?openid=o6_bmjrPTlm6_2sgVt7hMZOPfL2M";

const appidOf = (n) => `wx${String(n).padStart(16, "0")}`;

/** The cost of an account on an instance with many accounts, and the cost of naming the account in a call. */
export const accounts = {
  id: "accounts",
  leavesOut: ({ id }) => (id === "axios-wechat" ? undefined : "has one account per instance"),
  execArgv: ["--expose-gc"],

  async run({ settings: { accounts, rounds } }) {
    await firstCalls(manyAccounts(accounts), accounts / 2); // Warms up the JIT.
    const api = manyAccounts(accounts);
    const before = await heapInUse();
    const samples = await firstCalls(api, accounts);
    const bytes = ((await heapInUse()) - before) / accounts;
    const part = Math.ceil(samples.length / SHARE);
    const first = quartiles(samples.slice(0, part));
    const last = quartiles(samples.slice(-part));

    const one = instance({ ...ACCOUNT });
    const account = appidOf(accounts - 1);
    const bare = axios.create(http());
    const config = { wechat: { account } };
    const rows = [
      { id: "one", batch: () => timed(CALLS, () => one.get(USER_INFO)) },
      { id: "named", batch: () => timed(CALLS, () => api.get(USER_INFO, config)) },
      { id: "bare", batch: () => timed(CALLS, () => bare.get(USER_INFO)) },
      { id: "field", batch: () => timed(CALLS, () => bare.get(USER_INFO, config)) },
    ];
    await takeTurns(rows, rounds); // Warms up the JIT.
    const turns = await takeTurns(rows, rounds);
    const field = turns.field.cost.median / turns.bare.cost.median;
    return {
      accounts,
      bytes,
      last,
      lastToFirst: last.median / first.median,
      named: turns.named.ratio,
      field,
    };
  },

  tables: (results) => [
    tableOf({
      title: "Many accounts on one instance",
      about:
        "With a stub in place of the network. The first call of an account creates its token manager and fetches its token. A call that names its account is compared with a call on an instance with a single account. Part of the difference is the time in which axios merges one more config field; the last column shows that part, measured with bare axios.",
      head: [
        "accounts",
        "heap per account, bytes",
        "first call of the last tenth, µs",
        "… relative to the first tenth",
        "a call that names its account",
        "the extra config field with bare axios",
      ],
      results,
      cells: ({ accounts, bytes, last, lastToFirst, named, field }) => [
        whole(accounts),
        whole(bytes),
        whole(last.median),
        lastToFirst.toFixed(2),
        ratio(named),
        field.toFixed(2),
      ],
    }),
  ],
};

function manyAccounts(max) {
  const provider = (appid) => stableTokenProvider({ ...ACCOUNT, appid });
  return instance({ accounts: tokenManagers({ provider, max }) });
}

function instance(options) {
  const api = axios.create(http());
  attachWechat(api, options);
  return api;
}

function http() {
  return { baseURL: "https://api.weixin.qq.com", adapter: stubAdapter(SMALL_ANSWER) };
}

/** Returns the microseconds of a first call, one sample for each batch of accounts. */
async function firstCalls(api, count) {
  const samples = [];
  for (let n = 0; n < count; ) {
    samples.push(await timed(BATCH, () => api.get(USER_INFO, { wechat: { account: appidOf(n++) } })));
  }
  return samples;
}

/** Returns the microseconds per call. */
async function timed(calls, call) {
  const startedAtMs = performance.now();
  for (let made = 0; made < calls; made += 1) await call();
  return ((performance.now() - startedAtMs) * 1_000) / calls;
}

async function heapInUse() {
  for (let time = 0; time < 3; time += 1) {
    await new Promise(setImmediate);
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}
