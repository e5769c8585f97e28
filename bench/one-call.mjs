// What one successful call costs: bare axios with a token placed by hand, axios with axios-retry, axios with this
// plugin. The adapter is a stub, so that nothing but the work inside the process is measured.
import axios, { AxiosHeaders } from "axios";
import axiosRetry from "axios-retry";
import { attachWechat } from "../dist/index.mjs";

const TOKEN = "94_".padEnd(136, "stubbed-access-token-");
const ROUNDS = 1_500;
/** Long against the clock, and so short that most batches are over before the machine turns to something else. */
const BATCH_MS = 1;
const WARM_UP_MS = 1_500;

const SMALL_ANSWER = JSON.stringify({
  errcode: 0,
  errmsg: "ok",
  subscribe: 1,
  openid: "o6_bmjrPTlm6_2sgVt7hMZOPfL2M",
});
const LARGE_ANSWER = answerOfSize(310_000);

const tables = [
  {
    title: "GET, an answer of 0.1 KB",
    answer: SMALL_ANSWER,
    send: (api, params) => api.get("/cgi-bin/user/info", { params }),
  },
  {
    title: "POST of a small message, an answer of 0.1 KB",
    answer: SMALL_ANSWER,
    send: (api, params) =>
      api.post("/cgi-bin/message/custom/send", { touser: "OPENID", text: { content: "你好" } }, { params }),
  },
  {
    title: "GET, an answer of 310 KB",
    answer: LARGE_ANSWER,
    send: (api, params) => api.get("/cgi-bin/user/get", { params }),
  },
];

for (const table of tables) print(table.title, await measure(await rowsOf(table)));

/** Each row makes the same request; all but the plugin's bring the token themselves. */
async function rowsOf({ answer, send }) {
  const byHand = (api) => () => send(api, { openid: "OPENID", access_token: TOKEN });
  const withRetry = instance(answer);
  axiosRetry(withRetry, { retries: 3 });
  const withPlugin = instance(answer);
  attachWechat(withPlugin, { provider: async () => ({ access_token: TOKEN, expires_in: 7200 }) });

  const rows = [
    { name: "bare axios", call: byHand(instance(answer)) },
    { name: "bare axios, once more", call: byHand(instance(answer)) },
    { name: "axios + axios-retry", call: byHand(withRetry) },
    { name: "axios + axios-wechat", call: () => send(withPlugin, { openid: "OPENID" }) },
  ];
  for (const { name, call } of rows) {
    const { data, status } = await call();
    if (status !== 200 || typeof data !== "object") throw new Error(`${name} gave no parsed answer`);
  }
  return rows;
}

/** What axios' own http adapter resolves with: a raw text, headers as AxiosHeaders. */
function instance(answer) {
  const request = {};
  const adapter = async (config) => ({
    data: answer,
    status: 200,
    statusText: "OK",
    headers: new AxiosHeaders({
      "content-type": "application/json; encoding=utf-8",
      connection: "keep-alive",
    }),
    config,
    request,
  });
  return axios.create({ baseURL: "https://api.weixin.qq.com", adapter });
}

/** Rows take turns batch by batch, each round in another order, so that a slow moment of the machine hits them all. */
async function measure(rows) {
  const calls = await warmUp(rows);
  const samples = rows.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const at of shuffled(rows.keys())) samples[at].push(await batch(rows[at].call, calls));
  }
  const [bare] = samples;
  return rows.map(({ name }, at) => ({
    name,
    cost: quartiles(samples[at]),
    // Against bare axios of the same round.
    ratio: quartiles(samples[at].map((cost, round) => cost / bare[round])),
  }));
}

/** Until everything is compiled; resolves with the number of calls that make a batch. */
async function warmUp(rows) {
  let costMs = 1;
  for (const until = performance.now() + WARM_UP_MS; performance.now() < until; ) {
    for (const { call } of rows) costMs = (await batch(call, 20)) / 1_000;
  }
  return Math.max(2, Math.round(BATCH_MS / costMs));
}

/** Microseconds for one call. */
async function batch(call, calls) {
  const startedAtMs = performance.now();
  for (let made = 0; made < calls; made += 1) await call();
  return ((performance.now() - startedAtMs) * 1_000) / calls;
}

function shuffled(items) {
  return [...items]
    .map((item) => [Math.random(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

function quartiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

function print(title, rows) {
  console.log(`\n${title}`);
  console.log(
    `${"".padEnd(24)}${"µs per call".padStart(12)}${"middle half".padStart(18)}${"of bare".padStart(10)}${"middle half".padStart(16)}`,
  );
  for (const { name, cost, ratio } of rows) {
    const spread = `${cost.low.toFixed(1)} – ${cost.high.toFixed(1)}`;
    const ratioSpread = `${ratio.low.toFixed(2)} – ${ratio.high.toFixed(2)}`;
    console.log(
      `${name.padEnd(24)}${cost.median.toFixed(1).padStart(12)}${spread.padStart(18)}${ratio.median.toFixed(3).padStart(10)}${ratioSpread.padStart(16)}`,
    );
  }
}

/** A list of openids, as `/cgi-bin/user/get` answers it. */
function answerOfSize(bytes) {
  const openid = [];
  while (openid.length * 31 < bytes)
    openid.push(`o6_bmjrPTlm6_2sgVt7h${String(openid.length).padStart(8, "0")}`);
  return JSON.stringify({
    total: openid.length,
    count: openid.length,
    data: { openid },
    next_openid: openid.at(-1),
  });
}
