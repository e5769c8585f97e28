// The figures in which axios-wechat is compared with the alternatives.
import { kilobytes, whole } from "./cells.mjs";

const two = (value) => value.toFixed(2);
const ms = (value) => `${value.toFixed(0)} ms`;
const most = (values) => Math.max(...values);

const costs = ["GET, 0.1 KB", "POST, 0.1 KB", "GET, 310 KB", "GET, fetch adapter"].map((name) => ({
  name: `one call, ${name}: time relative to bare axios`,
  measure: "one-call",
  read: (of) => of[name].ratio.median,
  write: two,
  level: 0.01,
}));

const throughputs = [1, 32, 256].map((concurrency) => ({
  name: `throughput at concurrency ${concurrency}: relative to bare axios`,
  measure: "throughput",
  read: (of) => 1 / of[concurrency].ratio.median,
  write: two,
  level: 0.01,
  moreIsBetter: true,
}));

const storms = [100, 1_000, 10_000].flatMap((size, at) => [
  {
    name: `storm of ${whole(size)}: failed calls`,
    measure: "storm",
    read: (of) => most(of.storms[at].failures),
  },
  {
    name: `storm of ${whole(size)}: token requests`,
    measure: "storm",
    read: (of) => most(of.storms[at].fetches),
    among: (of) => most(of.storms[at].failures) === 0,
  },
  {
    name: `storm of ${whole(size)}: time relative to the same number of bare axios calls`,
    measure: "storm",
    read: (of) => of.storms[at].ratio.median,
    among: (of) => most(of.storms[at].failures) === 0,
    write: two,
    level: 0.05,
  },
]);

const counts = [
  ["late rejections: failed calls", "late-refusals", (of) => of.failures],
  ["late rejections: token requests", "late-refusals", (of) => of.fetches, (of) => of.failures === 0],
  ["cold start: token requests", "cold-start", (of) => of.good.fetches, (of) => of.good.failures === 0],
  ["wrong secret: token requests", "cold-start", (of) => of.wrong.fetches],
  ["24 hours: calls that waited for a token", "day", (of) => of.waited],
  ["24 hours: calls whose token was rejected", "day", (of) => of.refused],
  ["several processes, revoked token: failed calls", "fleet", (of) => of.revoked.failures],
  [
    "several processes, revoked token: token requests",
    "fleet",
    (of) => of.revoked.fetches,
    (of) => of.revoked.failures === 0,
  ],
  ["brief outage (-1): failed calls", "outage", (of) => of.moment.failures + of.moment.unsettled],
].map(([name, measure, read, among]) => ({ name, measure, read, among }));

// A client that never retries sends no extra requests, so only clients that recover from a brief outage are compared.
const amplification = ["busy", "gone"].map((fault) => ({
  name: `outage (${fault === "busy" ? "-1" : "502"}): requests per call`,
  measure: "outage",
  read: (of) => of[fault].perCall,
  write: two,
  among: (of) => of.moment.failures === 0,
}));

const rest = [
  {
    name: "memory per call in progress",
    measure: "memory",
    read: (of) => of.perCall.median,
    write: kilobytes,
  },
  { name: "import", measure: "import-time", read: (of) => of.ms.median, write: ms },
  { name: "installed size", measure: "installed-size", read: (of) => of.bytes, write: kilobytes },
].map((figure) => ({ ...figure, levelShare: 0.03 }));

/**
 * `read` takes a figure out of a client's results and `write` formats it; `among` says which clients can be compared;
 * two figures are level within `level`, or within a share of ours. Less is better, unless `moreIsBetter` is set.
 */
export const figures = [...costs, ...throughputs, ...storms, ...counts, ...amplification, ...rest];
