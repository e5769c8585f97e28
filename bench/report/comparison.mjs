import { clients } from "../clients/index.mjs";
import { whole } from "./cells.mjs";
import { figures } from "./figures.mjs";

/** Compares axios-wechat with its default store to the best alternative, figure by figure. */
export function comparisonOf(results) {
  return {
    title: "Compared with the best alternative",
    about:
      "Each figure compares axios-wechat with its default store to the best alternative. Token requests are only compared with clients whose calls all succeeded. Requests per call in an outage are only compared with clients that recover from a brief one, because a client that never retries needs no extra requests. co-wechat-api is not built on axios, so it can be faster than bare axios.",
    head: ["axios-wechat", "best alternative", "which", ""],
    rows: figures.map((figure) => rowOf(figure, results[figure.measure])).filter(Boolean),
  };
}

function rowOf({ name, read, write = whole, among = () => true, moreIsBetter = false, ...range }, results) {
  const found = (id) => {
    const of = results[id];
    return of && !of.left && !of.broken ? read(of) : undefined;
  };
  const ours = found("axios-wechat");
  if (ours === undefined) return undefined;
  const others = clients
    .filter(({ id, role }) => role === "alternative" && found(id) !== undefined && among(results[id]))
    .map(({ id, name: client }) => ({ client, value: found(id) }))
    .sort((a, b) => (moreIsBetter ? b.value - a.value : a.value - b.value));
  const [best] = others;
  if (best === undefined) return { name, cells: [write(ours), "–", "none succeeds", "ahead"] };
  const level = range.level ?? (range.levelShare ?? 0) * ours;
  const gain = moreIsBetter ? ours - best.value : best.value - ours;
  const verdict = Math.abs(gain) <= level ? "level" : gain > 0 ? "ahead" : "**behind**";
  const which = others.filter(({ value }) => value === best.value).map(({ client }) => client);
  return { name, cells: [write(ours), write(best.value), which.join("; "), verdict] };
}
