// The figures that compare axios-wechat with the alternatives.
import { kilobytes, whole } from "./cells.mjs";

const two = (value) => value.toFixed(2);
const ms = (value) => `${value.toFixed(0)} ms`;
const most = (values) => Math.max(...values);

const costs = ["GET, 0.1 KB", "POST, 0.1 KB", "GET, 310 KB", "GET, fetch adapter"].map((name) => ({
  name: `one call, ${name}: of bare axios`,
  measure: "one-call",
  read: (of) => of[name].ratio.median,
  write: two,
  level: 0.01,
}));

const throughputs = [1, 32, 256].map((concurrency) => ({
  name: `throughput at ${concurrency} at once: of bare axios`,
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
    name: `storm of ${whole(size)}: time of as many bare calls`,
    measure: "storm",
    read: (of) => of.storms[at].ratio.median,
    among: (of) => most(of.storms[at].failures) === 0,
    write: two,
    level: 0.05,
  },
]);

const counts = [
  ["late refusals: failed calls", "late-refusals", (of) => of.failures],
  ["late refusals: token requests", "late-refusals", (of) => of.fetches, (of) => of.failures === 0],
  ["cold start: token requests", "cold-start", (of) => of.good.fetches, (of) => of.good.failures === 0],
  ["wrong secret: token requests", "cold-start", (of) => of.wrong.fetches],
  ["24 hours: calls that waited for a token", "day", (of) => of.waited],
  ["24 hours: calls refused for a token", "day", (of) => of.refused],
  ["fleet, dead token: failed calls", "fleet", (of) => of.revoked.failures],
  [
    "fleet, dead token: token requests",
    "fleet",
    (of) => of.revoked.fetches,
    (of) => of.revoked.failures === 0,
  ],
  ["a moment of -1: failed calls", "outage", (of) => of.moment.failures + of.moment.unanswered],
].map(([name, measure, read, among]) => ({ name, measure, read, among }));

// A client without retries sends no extra requests, so only clients that survive a short outage are compared.
const amplification = ["busy", "gone"].map((fault) => ({
  name: `outage (${fault === "busy" ? "-1" : "502"}): requests per call`,
  measure: "outage",
  read: (of) => of[fault].perCall,
  write: two,
  among: (of) => of.moment.failures === 0,
}));

const rest = [
  { name: "memory per call under way", measure: "memory", read: (of) => of.perCall.median, write: kilobytes },
  { name: "import", measure: "import-time", read: (of) => of.ms.median, write: ms },
  { name: "installed size", measure: "installed-size", read: (of) => of.bytes, write: kilobytes },
].map((figure) => ({ ...figure, levelShare: 0.03 }));

/**
 * `read` gets a figure from the results of a client, and `write` formats it. `among` selects the clients to compare.
 * Two figures are level within `level`, or within `levelShare` of ours. Less is better unless `moreIsBetter` is set.
 */
export const figures = [...costs, ...throughputs, ...storms, ...counts, ...amplification, ...rest];
