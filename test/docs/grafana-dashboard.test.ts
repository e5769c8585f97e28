import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { describe, expect, onTestFinished, test } from "vitest";
import { drawDashboard } from "../../scripts/dashboard-drawing.ts";
import { openTelemetry } from "../../src/opentelemetry/index.ts";
import { SEND, startFlow, USER } from "../flow/setup.ts";
import { type Dashboard, namesOf, queriesOf, unknownIn } from "./dashboard-queries.ts";
import { textOf } from "./documents.ts";
import { prometheusSeries } from "./prometheus-series.ts";
import { partsOf } from "./promql.ts";

const JSON_FILE = "docs/grafana-dashboard.json";
const dashboard: Dashboard = JSON.parse(textOf(JSON_FILE));
const { panels } = dashboard;

/** The metrics of calls that succeeded, failed with and without an errcode, were retried, and used up a quota. */
async function recordedMetrics() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  onTestFinished(() => meterProvider.shutdown());
  const { api, simulator } = await startFlow(openTelemetry({ meterProvider, account: true }));
  simulator.fail(USER, -1, { times: 1 });
  await api.get(USER);
  simulator.disconnect(USER, { times: 1 });
  await api.get(USER);
  simulator.disconnect(SEND, { times: 1 });
  await api.post(SEND, {}).catch(() => {});
  simulator.fail(SEND, 45009);
  await api.post(SEND, {}).catch(() => {});
  await reader.forceFlush();
  return exporter.getMetrics().at(-1)?.scopeMetrics[0]?.metrics ?? [];
}

describe.each([
  { exporter: "exporter-prometheus", withUnits: false },
  { exporter: "OTLP", withUnits: true },
])("with the names of $exporter", ({ withUnits }) => {
  test("every metric and label of the dashboard exists", async () => {
    const series = prometheusSeries(await recordedMetrics(), { withUnits });
    expect(unknownIn(queriesOf(dashboard), series)).toEqual([]);
  });

  test("every metric is in the dashboard", async () => {
    const series = prometheusSeries(await recordedMetrics(), { withUnits });
    const selectors = queriesOf(dashboard).flatMap(({ expr }) => partsOf(expr).selectors);
    const shown = selectors.flatMap(({ metric }) => namesOf(metric, series));
    expect(new Set(shown.map(instrumentOf))).toEqual(new Set([...series.keys()].map(instrumentOf)));
  });
});

/** A histogram has three series. */
const instrumentOf = (name: string) => name.replace(/_(?:sum|count|bucket)$/, "");

test.each([
  ["wechat_client_retries_total", "wechat_client_retry_total"],
  ["wechat_client_call_duration(_seconds)?_bucket", "wechat_client_call_durations(_seconds)?_bucket"],
  ["by (le, url_path)", "by (le, url_route)"],
  ["wechat_outcome=", "wechat_result="],
  ['wechat_outcome=\\"error\\"', 'wechat_outcome=\\"failed\\"'],
  ["{{wechat_reason}}", "{{wechat_cause}}"],
  [", wechat_account)", ", wechat_acount)"],
  ["vector(0)", "wechat_client_call_duration"],
])("the misspelling of %s as %s is found", async (right, wrong) => {
  const misspelled = textOf(JSON_FILE).replaceAll(right, wrong);
  expect(misspelled).not.toBe(textOf(JSON_FILE));
  const series = prometheusSeries(await recordedMetrics(), { withUnits: false });
  expect(unknownIn(queriesOf(JSON.parse(misspelled)), series)).not.toEqual([]);
});

test("panels have unique ids, fit in 24 columns, and do not overlap", () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  for (const [at, { title, gridPos: one }] of panels.entries()) {
    expect(one.x + one.w, title).toBeLessThanOrEqual(24);
    const overlapping = panels.slice(at + 1).filter(({ gridPos: other }) => overlap(one, other));
    expect(overlapping.map((panel) => panel.title)).toEqual([]);
  }
});

type Place = Dashboard["panels"][number]["gridPos"];

const overlap = (a: Place, b: Place) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

test("every panel uses the selected data source", () => {
  const asking = panels.filter(({ type }) => type !== "row");
  const sources = asking.flatMap(({ datasource, targets = [] }) => [
    datasource,
    ...targets.map((target) => target.datasource),
  ]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's syntax for a variable
  for (const source of sources) expect(source).toEqual({ type: "prometheus", uid: "${datasource}" });
});

test("the picture is what `npm run dashboard` draws from the dashboard", () => {
  expect(drawDashboard(dashboard)).toBe(textOf("docs/grafana-dashboard.svg"));
});
