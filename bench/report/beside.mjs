import { clients } from "../clients/index.mjs";
import { whole } from "./cells.mjs";
import { figures } from "./figures.mjs";

/** Compares axios-wechat with its default store to the best alternative, figure by figure. */
export function besideOf(results) {
  return {
    title: "Beside the best alternative",
    about:
      "Figure by figure, with the default store. Token requests are compared among those whose calls all went through, and requests per call in an outage among those who come through a moment of it: who does nothing needs nothing. co-wechat-api is not built on axios, and what bare axios costs is no limit for it.",
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
  if (best === undefined) return { name, cells: [write(ours), "–", "none comes through", "ahead"] };
  const level = range.level ?? (range.levelShare ?? 0) * ours;
  const gain = moreIsBetter ? ours - best.value : best.value - ours;
  const verdict = Math.abs(gain) <= level ? "level" : gain > 0 ? "ahead" : "**behind**";
  const which = others.filter(({ value }) => value === best.value).map(({ client }) => client);
  return { name, cells: [write(ours), write(best.value), which.join("; "), verdict] };
}
