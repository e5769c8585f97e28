// WeChat in a process of its own: the simulator of axios-wechat/testing over real HTTP, told what to do over IPC.
import { createWechatSimulator, simulatorReply } from "axios-wechat/testing";
import { createDayWatch } from "./day-watch.mjs";
import { serveOrders } from "./orders.mjs";

const REFUSED_TOKEN = new Set([40001, 40014, 42001]);
/** What WeChat promises: after a fetch the token before is good for five minutes more. */
const OVERLAP_MS = 300_000;

let aheadMs = 0;
let held = Promise.resolve();
let letGo = () => {};
let watch;
const { account } = JSON.parse(process.argv[2]);
const simulator = createWechatSimulator({
  ...account,
  overlapMs: OVERLAP_MS,
  // A new account has 2000 fetches a day. Some rows need more than that in a second, and are to be counted all the same.
  dailyTokenQuota: Number.POSITIVE_INFINITY,
  now: () => Date.now() + aheadMs,
  // A delay without an end is one that lasts until somebody ends it.
  wait: (ms) => (ms === Number.POSITIVE_INFINITY ? held : new Promise((resolve) => setTimeout(resolve, ms))),
});
const { url } = await simulator.listen();

serveOrders({
  ready: () => url,
  // A token that no endpoint knows of, for those who place theirs by hand.
  token: () => simulator.issueToken(),
  revoke: () => simulator.revokeToken(),
  // All business paths, or the one, fail: with an errcode, or with a 502 and no JSON.
  fail: ({ path = "*", errcode, times }) => simulator.fail(path, errcode, { ...(times && { times }) }),
  badGateway: () =>
    simulator.reply("*", simulatorReply({ status: 502, body: "<html>Bad Gateway</html>" }), {
      token: false,
    }),
  // Every n-th refusal of a token takes longer.
  lateRefusals({ every, delayMs }) {
    let refusals = 0;
    simulator.setLatency(({ errcode }) => {
      if (!REFUSED_TOKEN.has(errcode)) return 0;
      refusals += 1;
      return refusals % every === 0 ? delayMs : 0;
    });
  },
  // From here on no business call is answered, until `release`.
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
  // Watches for calls that had to wait for a token; see day-watch.mjs.
  watch() {
    watch = createDayWatch(REFUSED_TOKEN);
    simulator.setLatency(watch.latency);
  },
  // A minute of the day begins, in which so many calls are to be expected.
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

/** Only numbers matter here, so the calls need not be kept. */
function forget() {
  simulator.calls.length = 0;
  simulator.tokenCalls.length = 0;
}
