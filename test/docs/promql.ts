/** The series that a PromQL expression selects. */
export interface Selector {
  /** A name, or the regular expression that the names must match. */
  readonly metric: string;
  readonly labels: readonly { readonly name: string; readonly operator: string; readonly value: string }[];
}

/** The PromQL keywords that the dashboard uses. */
const WORDS = new Set([
  ...["sum", "by", "rate", "increase", "histogram_quantile", "vector", "or", "unless", "offset"],
  "label_values",
]);

const SELECTOR = /([a-z_]\w*)?\{([^}]*)\}/g;
const MATCHER = /(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g;
const GROUPING = /\bby \(([^)]*)\)/g;
const RANGE = /\[[^\]]*\]/g;
const NAME = /(?<![\w.$])[a-z_]\w*/gi;

/**
 * Parses an expression: its selectors, the labels it groups by, and any other name. Only a selector with braces is
 * recognized as one, so a metric without braces is found among the other names.
 */
export function partsOf(expr: string): { selectors: Selector[]; grouping: string[]; others: string[] } {
  const selectors = [...expr.matchAll(SELECTOR)].map(([, name, matchers = ""]): Selector => {
    const labels = [...matchers.matchAll(MATCHER)].map(([, label = "", operator = "", value = ""]) => ({
      name: label,
      operator,
      value,
    }));
    const metric = name ?? labels.find((label) => label.name === "__name__")?.value ?? "";
    return { metric, labels: labels.filter((label) => label.name !== "__name__") };
  });
  const rest = expr.replace(SELECTOR, "").replace(RANGE, "");
  const grouping = [...rest.matchAll(GROUPING)].flatMap(([, names = ""]) => names.split(/,\s*/));
  const others = [...rest.replace(GROUPING, "").matchAll(NAME)].map(([word]) => word);
  return { selectors, grouping, others: others.filter((word) => !WORDS.has(word)) };
}
