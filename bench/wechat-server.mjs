// Runs the simulator of axios-wechat/testing over real HTTP in its own process, controlled over IPC.
import { createWechatSimulator, simulatorReply } from "axios-wechat/testing";
import { createDayWatch } from "./day-watch.mjs";
import { serveOrders } from "./orders.mjs";

const REFUSED_TOKEN = new Set([40001, 40014, 42001]);
/** As documented by WeChat: after a fetch, the previous token stays valid for five minutes. */
const OVERLAP_MS = 300_000;

let aheadMs = 0;
let held = Promise.resolve();
let letGo = () => {};
let watch;
const { account } = JSON.parse(process.argv[2]);
const simulator = createWechatSimulator({
  ...account,
  overlapMs: OVERLAP_MS,
  // A new account has a quota of 2000 fetches a day. Some clients exceed it, and all their fetches must be counted.
  dailyTokenQuota: Number.POSITIVE_INFINITY,
  now: () => Date.now() + aheadMs,
  // An infinite delay lasts until `held` resolves.
  wait: (ms) => (ms === Number.POSITIVE_INFINITY ? held : new Promise((resolve) => setTimeout(resolve, ms))),
});
const { url } = await simulator.listen();

serveOrders({
  ready: () => url,
  // A token for clients that pass it manually.
  token: () => simulator.issueToken(),
  revoke: () => simulator.revokeToken(),
  // Makes one or all business paths fail with an errcode, or all of them with a 502 without JSON.
  fail: ({ path = "*", errcode, times }) => simulator.fail(path, errcode, { ...(times && { times }) }),
  badGateway: () =>
    simulator.reply("*", simulatorReply({ status: 502, body: "<html>Bad Gateway</html>" }), {
      token: false,
    }),
  // Delays every n-th rejection of a token.
  lateRejections({ every, delayMs }) {
    let refusals = 0;
    simulator.setLatency(({ errcode }) => {
      if (!REFUSED_TOKEN.has(errcode)) return 0;
      refusals += 1;
      return refusals % every === 0 ? delayMs : 0;
    });
  },
  // Holds all business calls until `release`.
  hold() {
    held = new Promise((resolve) => {
      letGo = resolve;
    });
    simulator.setLatency(({ path }) => (path.endsWith("token") ? 0 : Number.POSITIVE_INFINITY));
  },
  release() {
    simulator.setLatency(0);
    letGo();
  },
  // Counts calls that wait for a token, see day-watch.mjs.
  watch() {
    watch = createDayWatch(REFUSED_TOKEN);
    simulator.setLatency(watch.latency);
  },
  // Starts the next minute, with the given number of expected calls.
  tick({ aheadMs: ms, calls }) {
    aheadMs = ms;
    forget();
    held = watch.begin(calls);
  },
  made: () => watch.made(),
  watched: () => watch.result(),
  counts: () => ({ fetches: simulator.tokenCalls.length, calls: simulator.calls.length }),
  forget,
});

/** Only the counts matter, so the recorded calls are removed. */
function forget() {
  simulator.calls.length = 0;
  simulator.tokenCalls.length = 0;
}
