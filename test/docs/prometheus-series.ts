import type { Attributes } from "@opentelemetry/api";
import { DataPointType, type MetricData } from "@opentelemetry/sdk-metrics";

/** Every series name in Prometheus, with its labels and their values. */
export type PrometheusSeries = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/**
 * The series that Prometheus gets for the metrics. `@opentelemetry/exporter-prometheus` adds no unit to names; OTLP,
 * through a Collector or directly into Prometheus, turns the unit s into `_seconds`.
 */
export function prometheusSeries(
  metrics: readonly MetricData[],
  { withUnits }: { withUnits: boolean },
): PrometheusSeries {
  const series = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  for (const { descriptor, dataPointType, dataPoints } of metrics) {
    const unit = withUnits && descriptor.unit === "s" ? "_seconds" : "";
    const name = `${underscored(descriptor.name)}${unit}`;
    const labels = labelsOf(dataPoints.map(({ attributes }) => attributes));
    if (dataPointType === DataPointType.HISTOGRAM) {
      series.set(`${name}_sum`, labels).set(`${name}_count`, labels);
      series.set(`${name}_bucket`, new Map([...labels, ["le", new Set<string>()]]));
    } else series.set(`${name}_total`, labels);
  }
  return series;
}

function labelsOf(points: readonly Attributes[]): ReadonlyMap<string, ReadonlySet<string>> {
  const labels = new Map<string, Set<string>>();
  for (const [name, value] of points.flatMap((attributes) => Object.entries(attributes))) {
    const label = underscored(name);
    labels.set(label, (labels.get(label) ?? new Set()).add(String(value)));
  }
  return labels;
}

const underscored = (name: string) => name.replace(/\W/g, "_");
