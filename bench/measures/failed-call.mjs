import { once } from "node:events";
import { createServer } from "node:http";
import axios from "axios";
import { attachWechat } from "axios-wechat";
import { ratio } from "../report/cells.mjs";
import { tableOf } from "../report/table.mjs";
import { takeTurns } from "../statistics.mjs";

const PATH = "/cgi-bin/media/upload";
const ERRCODE = '{"errcode":40004,"errmsg":"invalid media type rid: 5f8c1a2b-3c4d5e6f-7a8b9c0d"}';
const SMALL = Buffer.alloc(100, "x");
const LARGE = Buffer.alloc(10_000_000, "x");

const CASES = [
  { name: "errcode, 0.1 KB", body: SMALL, path: PATH, calls: 20 },
  { name: "errcode, 10 MB", body: LARGE, path: PATH, calls: 1 },
  { name: "HTTP 500, 0.1 KB", body: SMALL, path: `${PATH}?status=500`, calls: 20 },
  { name: "HTTP 500, 10 MB", body: LARGE, path: `${PATH}?status=500`, calls: 1 },
];

/** The failure of an upload: the error must be created without reading the data that was sent. */
export const failedCall = {
  id: "failed-call",
  together: true,
  // Only these two show the cost of the plugin: the other clients create no errors of their own.
  leavesOut: ({ id }) => (["bare", "axios-wechat"].includes(id) ? undefined : "creates no error of its own"),

  async run({ ids, settings: { rounds } }) {
    const { url, close } = await startServer();
    const results = {};
    for (const { name, body, path, calls } of CASES) {
      const rows = ids.map((id) => {
        const api = axios.create({ baseURL: url, proxy: false, maxBodyLength: Number.POSITIVE_INFINITY });
        // Without an account and retries, so that only one request and its error are measured.
        if (id !== "bare") attachWechat(api, { retry: false });
        return { id, batch: () => timed(() => api.post(path, body), calls) };
      });
      await takeTurns(rows, Math.ceil(rounds / 4)); // Warms up the JIT and the connections.
      for (const [id, figures] of Object.entries(await takeTurns(rows, rounds))) {
        results[id] = { ...results[id], [name]: figures };
      }
    }
    close();
    return results;
  },

  tables: (results) => [
    tableOf({
      title: "Cost of a failed call",
      about: `The time of an upload over loopback that fails with an errcode, or with HTTP 500, relative to bare axios in the same round: the median, and the middle half of all rounds. Bare axios treats an errcode as a success.${bareCost(results)}`,
      head: CASES.map(({ name }) => name),
      results,
      cells: (figures) => CASES.map(({ name }) => ratio(figures[name].ratio)),
    }),
  ],
};

function bareCost({ bare } = {}) {
  if (!bare || bare.broken) return "";
  return ` Bare axios took ${CASES.map(({ name }) => bare[name].cost.median.toFixed(0)).join(", ")} µs.`;
}

async function startServer() {
  const server = createServer((request, response) => {
    const fails = request.url.includes("status=500");
    request.resume().on("end", () => response.writeHead(fails ? 500 : 200).end(fails ? "{}" : ERRCODE));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.closeAllConnections() };
}

/** Returns the microseconds per call. */
async function timed(call, calls) {
  const startedAtMs = performance.now();
  for (let made = 0; made < calls; made += 1) await call().catch(() => {});
  return ((performance.now() - startedAtMs) * 1_000) / calls;
}
