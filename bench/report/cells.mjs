// How figures are written into tables.

/** No figure, and why. */
export const dash = (reason) => ({ text: "–", note: reason });

/** `1.02 (1.01–1.03)`: the median, and the middle half. */
export const ratio = ({ low, median, high }, digits = 2) =>
  `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;

/** The same the other way round: as many times as fast, where the figures say as many times as long. */
export const quotient = ({ low, median, high }) =>
  ratio({ low: 1 / high, median: 1 / median, high: 1 / low });

export const whole = (value) => Math.round(value).toLocaleString("en").replaceAll(",", "\u202f");

/** `3`, or `3–5` where rounds differ. */
export function span(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? whole(low) : `${whole(low)}–${whole(high)}`;
}

export const kilobytes = (bytes) =>
  `${(bytes / 1_000).toFixed(bytes < 10_000 && bytes > -10_000 ? 1 : 0)} KB`;
