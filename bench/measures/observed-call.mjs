import { metrics } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import axios from "axios";
import { attachWechat } from "axios-wechat";
import { openTelemetry } from "axios-wechat/opentelemetry";
import { ratio } from "../report/cells.mjs";
import { tableOf } from "../report/table.mjs";
import { takeTurns } from "../statistics.mjs";
import { SMALL_ANSWER, stubAdapter } from "../stub.mjs";
import { ACCOUNT } from "../world.mjs";

const CALLS = 100;
const USER_INFO = "/cgi-bin/user/info?openid=o6_bmjrPTlm6_2sgVt7hMZOPfL2M";

/** The cost of a listener for calls. */
export const observedCall = {
  id: "observed-call",
  leavesOut: ({ id }) => (id === "axios-wechat" ? undefined : "has no hooks"),

  async run({ settings: { rounds } }) {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    // Never exports during the measurement: the cost of an export is the exporter's.
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
    let seen = 0;
    const onCall = () => {
      seen += 1;
    };
    const rows = [
      row("bare"),
      row("plain", {}),
      row("onCall", { onCall }),
      row("openTelemetry", openTelemetry()),
    ];
    await takeTurns(rows, rounds); // Warms up the JIT.
    const turns = await takeTurns(rows, rounds);
    if (seen < CALLS * rounds) throw new Error("onCall was not called");
    return turns;
  },

  tables: (results) => [
    tableOf({
      title: "Call with listeners",
      about:
        "The time of a successful call with a stub in place of the network, relative to bare axios in the same round: without a listener, with an empty `onCall`, and with the metrics of `axios-wechat/opentelemetry` and the real SDK.",
      head: ["no listener", "onCall", "OpenTelemetry"],
      results,
      cells: ({ plain, onCall, openTelemetry }) =>
        [plain, onCall, openTelemetry].map((row) => ratio(row.ratio)),
    }),
  ],
};

function row(id, hooks) {
  const api = axios.create({ baseURL: "https://api.weixin.qq.com", adapter: stubAdapter(SMALL_ANSWER) });
  if (hooks) attachWechat(api, { ...ACCOUNT, ...hooks });
  return { id, batch: () => timed(() => api.get(USER_INFO)) };
}

/** Returns the microseconds per call. */
async function timed(call) {
  const startedAtMs = performance.now();
  for (let made = 0; made < CALLS; made += 1) await call();
  return ((performance.now() - startedAtMs) * 1_000) / CALLS;
}
