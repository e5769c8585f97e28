// What the drawing of the dashboard shows: an ordinary day, on which the quota of one path is used up.

/** Invented series of a panel: what the legend calls it, and values from 0 to 1. */
export interface Sample {
  readonly name: string;
  readonly values: readonly number[];
}

/** The number of values of a series. */
export const POINTS = 40;

/** Waves about a level: no two look the same, and each is the same whenever it is drawn. */
const waves = (level: number, height: number, phase: number) =>
  Array.from(
    { length: POINTS },
    (_, at) => level + (height * (Math.sin(at / 3 + phase) + Math.sin(at * 1.7 + phase))) / 2,
  );

/** Nothing, but for a while. */
const step = (height: number, from: number, to: number) =>
  Array.from({ length: POINTS }, (_, at) => (at >= from && at < to ? height : 0));

const paths = (p: number): Sample[] => [
  { name: "/cgi-bin/user/info", values: waves(0.15 + p / 4, 0.03 + p / 20, 1) },
  { name: "/cgi-bin/media/upload", values: waves(0.3 + p / 2, 0.06 + p / 10, 4) },
];

/** By the titles of the panels. */
export const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  "Calls by errcode": [
    { name: "ok", values: waves(0.7, 0.1, 0) },
    { name: "error 45009", values: step(0.22, 24, 34) },
    { name: "error ECONNABORTED", values: waves(0.08, 0.03, 2) },
  ],
  "Error ratio": [
    { name: "errors", values: waves(0.08, 0.02, 3).map((v, at) => v + (step(0.3, 24, 34)[at] ?? 0)) },
  ],
  "Duration by path, p50": paths(0),
  "Duration by path, p95": paths(0.6),
  "Duration by path, p99": paths(1),
  "Token renewals in the last hour": [
    { name: "expiring: fetched", values: step(0.5, 6, 26) },
    { name: "rejected: fetched", values: step(0.25, 29, 39) },
  ],
  "Wait for a token, p95": [{ name: "p95", values: waves(0.3, 0.12, 5) }],
  "Retries in the last 5 minutes": [
    { name: "/cgi-bin/user/info -1", values: waves(0.3, 0.15, 2) },
    { name: "/cgi-bin/media/upload ECONNRESET", values: step(0.6, 10, 14) },
  ],
  "Quota pauses in the last hour": [{ name: "/cgi-bin/message/custom/send", values: step(0.6, 24, 36) }],
};
