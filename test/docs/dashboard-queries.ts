import type { DrawnDashboard } from "../../scripts/dashboard-drawing.ts";
import type { PrometheusSeries } from "./prometheus-series.ts";
import { partsOf } from "./promql.ts";

interface DataSource {
  readonly type: string;
  readonly uid: string;
}

/** The part of Grafana's schema that the tests read. */
export interface Dashboard extends DrawnDashboard {
  readonly templating: { readonly list: readonly Variable[] };
  readonly panels: readonly Panel[];
}

type Variable = DrawnDashboard["templating"]["list"][number] & {
  readonly name: string;
} & (
    | { readonly type: "datasource" }
    | { readonly type: "query"; readonly query: { readonly query: string } }
  );

type Panel = DrawnDashboard["panels"][number] & {
  readonly id: number;
  readonly datasource?: DataSource;
  readonly targets?: readonly {
    readonly expr: string;
    readonly legendFormat: string;
    readonly datasource: DataSource;
  }[];
};

/** What the dashboard queries from Prometheus. */
interface Query {
  readonly expr: string;
  /** Labels that the legend names, or whose values a variable lists. */
  readonly shown: readonly string[];
}

const LEGEND = /\{\{(\w+)\}\}/g;
const LABEL_VALUES = /^label_values\((.+), (\w+)\)$/;

/** The queries of all panels, and of the variables that query Prometheus. */
export function queriesOf({ panels, templating }: Dashboard): Query[] {
  const ofPanels = panels.flatMap(({ targets = [] }) => targets);
  return [
    ...ofPanels.map(({ expr, legendFormat }) => ({
      expr,
      shown: [...legendFormat.matchAll(LEGEND)].map(([, label = ""]) => label),
    })),
    ...templating.list.flatMap((variable) => {
      if (variable.type !== "query") return [];
      const [, expr = "", label = ""] = LABEL_VALUES.exec(variable.query.query) ?? [];
      return [{ expr, shown: [label] }];
    }),
  ];
}

/** The names of the series that a selector's metric matches: Prometheus anchors regular expressions. */
export function namesOf(metric: string, series: PrometheusSeries): string[] {
  return [...series.keys()].filter((name) => new RegExp(`^(?:${metric})$`).test(name));
}

/** Metrics, labels and values in the queries that no series has. */
export function unknownIn(queries: readonly Query[], series: PrometheusSeries): string[] {
  return queries.flatMap(({ expr, shown }) => {
    const { selectors, grouping, others } = partsOf(expr);
    if (selectors.length === 0) return [`nothing is selected: ${expr}`];
    const unknown = [...others];
    for (const { metric, labels } of selectors) {
      const has = series.get(namesOf(metric, series)[0] ?? "");
      if (!has) unknown.push(metric);
      else {
        const named = [...labels.map(({ name }) => name), ...grouping, ...shown];
        unknown.push(...named.filter((name) => !has.has(name)).map((name) => `${metric}: ${name}`));
        const exact = labels.filter(({ operator }) => operator === "=");
        const strange = exact.filter(({ name, value }) => !has.get(name)?.has(value));
        unknown.push(...strange.map(({ name, value }) => `${name}="${value}"`));
      }
    }
    return unknown;
  });
}
