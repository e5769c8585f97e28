import { constants, createPrivateKey, sign } from "node:crypto";
import axios, { AxiosHeaders } from "axios";
import { attachWechat } from "axios-wechat";
import { apiSecurity } from "axios-wechat/security";
import { createWechatSimulator } from "axios-wechat/testing";
import { whole } from "../report/cells.mjs";
import { tableOf } from "../report/table.mjs";
import { takeTurns } from "../statistics.mjs";

const COVERED = "/wxa/getuserriskrank";
const OTHER = "/cgi-bin/user/info/batchget";
const BODY = {
  appid: "wx0123456789abcdef",
  openid: "o6_bmjrPTlm6_2sgVt7hMZOPfL2M",
  scene: 0,
  client_ip: "127.0.0.1",
};
const CALLS = 100;

/** The cost of signing and encrypting a call. */
export const signedCall = {
  id: "signed-call",
  together: true,
  leavesOut: ({ id }) => (["bare", "axios-wechat"].includes(id) ? undefined : "does not sign calls"),

  async run({ ids, settings: { rounds } }) {
    const simulator = createWechatSimulator({ appid: BODY.appid, security: true });
    const { options } = simulator.security;
    simulator.reply("*", { errcode: 0, errmsg: "ok", risk_rank: 0 }, { token: false });
    const key = {
      key: createPrivateKey(options.asymmetric.privateKey),
      padding: constants.RSA_PKCS1_PSS_PADDING,
    };
    const clients = new Map();
    for (const id of ids) clients.set(id, await client(id, simulator, options));
    const rowsOf = (path) => [
      ...ids.map((id) => ({ id, batch: () => timed(() => clients.get(id).post(path, BODY)) })),
      {
        id: "RSA",
        batch: () => timed(async () => sign("sha256", Buffer.alloc(400), { ...key, saltLength: 32 })),
      },
    ];
    const results = Object.fromEntries(ids.map((id) => [id, {}]));
    for (const [name, path] of [
      ["signed", COVERED],
      ["other", OTHER],
    ]) {
      await takeTurns(rowsOf(path), Math.ceil(rounds / 4)); // Warms up the JIT.
      const { RSA, ...figures } = await takeTurns(rowsOf(path), rounds);
      for (const [id, { cost }] of Object.entries(figures))
        Object.assign(results[id], { [name]: cost, RSA: RSA.cost });
    }
    return results;
  },

  tables: (results) => [
    tableOf({
      title: "Cost of a signed call",
      about:
        "The time of a call over a stub on an attachment with `security`. A covered call is signed and encrypted, and its response verified and decrypted. The time of the RSA signature alone is part of the first figure.",
      head: ["signed call, µs", "of which RSA signature, µs", "call not covered, µs"],
      results,
      cells: ({ signed, other, RSA }) => [signed, RSA, other].map(({ median }) => whole(median)),
    }),
  ],
};

/** The adapter repeats the simulator's first response, so that the simulator's own work is not measured. */
async function client(id, simulator, options) {
  const answers = new Map();
  const adapter = async (config) => {
    const path = new URL(config.url, "https://api.weixin.qq.com").pathname;
    const answer = answers.get(path) ?? (await ask(simulator, path, config));
    answers.set(path, answer);
    const data = config.responseType === "arraybuffer" ? answer.body : answer.body.toString();
    return {
      data,
      status: 200,
      statusText: "OK",
      headers: new AxiosHeaders(answer.headers),
      config,
      request: {},
    };
  };
  const api = axios.create({ baseURL: "https://api.weixin.qq.com", adapter });
  // The same response without encryption, because bare axios does not decrypt.
  if (id === "bare") answers.set(COVERED, await ask(simulator, OTHER, { data: "{}" }));
  else {
    const provider = { key: options.appid, fetch: async () => ({ access_token: "T", expires_in: 7200 }) };
    attachWechat(api, { provider, security: apiSecurity(options) });
  }
  return api;
}

async function ask(simulator, path, { headers = {}, data }) {
  const lower = Object.entries({ ...headers }).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const request = { method: "POST", path, query: new URLSearchParams(), headers: Object.fromEntries(lower) };
  const { body, ...answer } = await simulator.answer({ ...request, body: Buffer.from(data) });
  return { ...answer, body: Buffer.from(body) };
}

/** Returns the microseconds per call. */
async function timed(call) {
  const startedAtMs = performance.now();
  for (let made = 0; made < CALLS; made += 1) await call();
  return ((performance.now() - startedAtMs) * 1_000) / CALLS;
}
