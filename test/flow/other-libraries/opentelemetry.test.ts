import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { expect, onTestFinished, test } from "vitest";
import { type OpenTelemetryOptions, openTelemetry } from "../../../src/opentelemetry/index.ts";
import { assertNoSecrets } from "../../../src/testing/index.ts";
import { APP, SEND, startFlow, USER } from "../setup.ts";

async function startMetered(options: OpenTelemetryOptions = {}) {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  onTestFinished(() => meterProvider.shutdown());
  const flow = await startFlow({ ...openTelemetry({ meterProvider, ...options }) });
  /** The values of each metric, by its attributes. */
  async function collected() {
    await reader.forceFlush();
    const metrics = exporter.getMetrics().at(-1)?.scopeMetrics[0]?.metrics ?? [];
    return metrics.map(({ descriptor, dataPoints }) => ({
      name: descriptor.name,
      unit: descriptor.unit,
      points: dataPoints.map(({ attributes, value }) => ({
        attributes,
        count: typeof value === "number" ? value : (value as { count: number }).count,
      })),
    }));
  }
  return { ...flow, collected };
}

const of = (path: string, method = "GET") => ({ "http.request.method": method, "url.path": path });

test("calls, retries, renewals and quotas are metrics", async () => {
  const { api, simulator, collected } = await startMetered();
  simulator.fail(USER, -1, { times: 1 });
  await api.get(USER);
  simulator.fail(SEND, 45009);
  await api.post(SEND, {}, { wechat: { retry: false } }).catch(() => {});
  const byName = Object.fromEntries(
    (await collected()).map(({ name, unit, points }) => [name, { unit, points }]),
  );
  expect(byName).toMatchObject({
    "wechat.client.call.duration": {
      unit: "s",
      points: [
        { attributes: { ...of(USER), "wechat.outcome": "ok" }, count: 1 },
        { attributes: { ...of(SEND, "POST"), "wechat.outcome": "error", "wechat.errcode": 45009 }, count: 1 },
      ],
    },
    "wechat.client.retries": { points: [{ attributes: { ...of(USER), "wechat.errcode": -1 }, count: 1 }] },
    "wechat.client.token.renewals": {
      points: [{ attributes: { "wechat.reason": "missing", "wechat.outcome": "fetched" }, count: 1 }],
    },
    "wechat.client.token.wait": { unit: "s", points: [{ count: 1 }] },
    "wechat.client.quota.pauses": { points: [{ attributes: { "url.path": SEND }, count: 1 }] },
  });
  expect(JSON.stringify(byName)).not.toContain("wechat.account");
  assertNoSecrets(byName, [APP.secret]);
});

test("the account is an attribute if requested", async () => {
  const { api, collected } = await startMetered({ account: true });
  await api.get(USER);
  for (const { points } of await collected()) {
    for (const { attributes } of points) {
      expect(attributes).toMatchObject({ "wechat.account": "stable_token:wx0123456789abcdef" });
    }
  }
});

test("events are added to the active span", async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const manager = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(manager);
  onTestFinished(() => context.disable());
  const { api, simulator } = await startFlow({ ...openTelemetry() });
  simulator.fail(USER, -1, { times: 1 });
  const span = provider.getTracer("test").startSpan("request");
  await context.with(trace.setSpan(context.active(), span), () => api.get(USER));
  span.end();
  const [finished] = exporter.getFinishedSpans();
  expect(finished?.events.map(({ name }) => name)).toEqual([
    "wechat.token.renewal",
    "wechat.retry",
    "wechat.call",
  ]);
  assertNoSecrets(finished?.events, [APP.secret, ...simulator.tokenCalls.map(({ issued }) => issued ?? "")]);
});
