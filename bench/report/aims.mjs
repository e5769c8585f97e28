// Compares the results of this run with the targets of axios-wechat.
import { ratio, whole } from "./cells.mjs";

const OURS = ["axios-wechat", "axios-wechat-redis"];
const SMALL = ["GET, 0.1 KB", "POST, 0.1 KB", "GET, fetch adapter"];
/** Less than a byte per call for 100 000 calls, with room for code that the engine compiles meanwhile. */
const NO_GROWTH_BYTES = 100_000;

/** Renders the targets with the result of the worse store. */
export function aimsOf(results) {
  const figures = (measure) =>
    OURS.map((id) => results[measure][id]).filter((found) => !found.left && !found.broken);
  const worst = (measure, read) => Math.max(...figures(measure).map(read));
  const least = (measure, read) => Math.min(...figures(measure).map(read));
  const aims = [];
  // Rounded to the two displayed digits, because the third is noise.
  const atMost = (aim, limit, found, text = found.toFixed(2)) =>
    aims.push({ aim, text, holds: Number(found.toFixed(2)) <= limit });

  for (const name of SMALL) {
    atMost(
      `One call, ${name}: at most 1.05 of bare axios`,
      1.05,
      worst("one-call", (of) => of[name].ratio.median),
    );
  }
  atMost(
    "One call, GET, 310 KB: at most 1.05 of bare axios",
    1.05,
    worst("one-call", (of) => of["GET, 310 KB"].ratio.median),
  );
  const throughput = least("throughput", (of) => 1 / of[32].ratio.median);
  aims.push({
    aim: "Throughput at 32 at once: at least 0.96 of bare axios",
    text: throughput.toFixed(2),
    holds: throughput >= 0.96,
  });
  const stores = OURS.map((id) => results["one-call"][id]["GET, 0.1 KB"]?.ratio);
  if (stores.every(Boolean)) {
    const [memory, redis] = stores;
    aims.push({
      aim: "A Redis store costs a successful call nothing: as much as the memory store, within the noise",
      text: `${ratio(redis)} beside ${ratio(memory)}`,
      holds: redis.low <= memory.high && memory.low <= redis.high,
    });
  }
  const last = (of) => of.storms.at(-1);
  const { size } = last(figures("storm")[0]);
  const counted = ["fetches", "calls", "failures"].map((name) =>
    worst("storm", (of) => Math.max(...last(of)[name])),
  );
  aims.push({
    aim: `Token storm of ${whole(size)}: 1 token request, at most ${whole(2 * size)} calls, none failed`,
    text: counted.map(whole).join(" / "),
    holds: counted[0] === 1 && counted[1] <= 2 * size && counted[2] === 0,
  });
  atMost(
    "… and its time at most 1.1 of as many bare calls",
    1.1,
    worst("storm", (of) => last(of).ratio.median),
  );
  const day = ["waited", "refused"].map((name) => worst("day", (of) => of[name]));
  aims.push({
    aim: "24 hours: no call waits for a token, none is refused for one",
    text: day.map(whole).join(" / "),
    holds: day.every((count) => count === 0),
  });
  const growth = worst("memory", (of) => of.growth) - results.memory.bare.growth;
  aims.push({
    aim: "100 000 calls leave nothing in memory that bare axios does not",
    text: `${(growth / 1_000).toFixed(0)} KB`,
    holds: growth <= NO_GROWTH_BYTES,
  });
  const { median } = results["import-time"]["axios-wechat"].onTop;
  atMost("Import: at most 25 ms on top of axios", 25, median, `${median.toFixed(0)} ms`);

  return {
    title: "What must hold",
    about: "What this run found, for the worse of the two stores.",
    head: ["found", "holds"],
    rows: aims.map(({ aim, text, holds }) => ({ name: aim, cells: [text, holds ? "yes" : "**no**"] })),
  };
}
