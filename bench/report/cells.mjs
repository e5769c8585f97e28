// Formats figures for tables.

/** A missing figure with the reason. */
export const dash = (reason) => ({ text: "–", note: reason });

/** `1.02 (1.01–1.03)`: the median and the interquartile range. */
export const ratio = ({ low, median, high }, digits = 2) =>
  `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;

/** The reciprocal: relative speed instead of relative time. */
export const quotient = ({ low, median, high }) =>
  ratio({ low: 1 / high, median: 1 / median, high: 1 / low });

export const whole = (value) => Math.round(value).toLocaleString("en").replaceAll(",", "\u202f");

/** `3`, or `3–5` if the rounds differ. */
export function span(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? whole(low) : `${whole(low)}–${whole(high)}`;
}

export const kilobytes = (bytes) =>
  `${(bytes / 1_000).toFixed(bytes < 10_000 && bytes > -10_000 ? 1 : 0)} KB`;
