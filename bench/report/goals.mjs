// What axios-wechat promises, compared with the results of this run.
import { ratio, whole } from "./cells.mjs";

const OURS = ["axios-wechat", "axios-wechat-redis"];
const SMALL = ["GET, 0.1 KB", "POST, 0.1 KB", "GET, fetch adapter"];
/** Less than a byte for each of 100 000 calls, with room for what the engine compiles meanwhile. */
const NO_GROWTH_BYTES = 100_000;

/** A table of goals: the result for the worse of the two stores, and whether it meets the goal. */
export function goalsOf(results) {
  const figures = (measure) =>
    OURS.map((id) => results[measure][id]).filter((found) => !found.left && !found.broken);
  const worst = (measure, read) => Math.max(...figures(measure).map(read));
  const least = (measure, read) => Math.min(...figures(measure).map(read));
  const goals = [];
  // To the two digits that are shown: the third is noise.
  const atMost = (goal, limit, found, text = found.toFixed(2)) =>
    goals.push({ goal, text, holds: Number(found.toFixed(2)) <= limit });

  for (const name of SMALL) {
    atMost(
      `One call, ${name}: at most 1.05 times bare axios`,
      1.05,
      worst("one-call", (of) => of[name].ratio.median),
    );
  }
  atMost(
    "One call, GET, 310 KB: at most 1.05 times bare axios",
    1.05,
    worst("one-call", (of) => of["GET, 310 KB"].ratio.median),
  );
  const throughput = least("throughput", (of) => 1 / of[32].ratio.median);
  goals.push({
    goal: "Throughput, 32 concurrent calls: at least 0.96 times bare axios",
    text: throughput.toFixed(2),
    holds: throughput >= 0.96,
  });
  const stores = OURS.map((id) => results["one-call"][id]["GET, 0.1 KB"]?.ratio);
  if (stores.every(Boolean)) {
    const [memory, redis] = stores;
    goals.push({
      goal: "A successful call costs the same with a Redis store as with the memory store, within the noise",
      text: `${ratio(redis)} and ${ratio(memory)}`,
      holds: redis.low <= memory.high && memory.low <= redis.high,
    });
  }
  const last = (of) => of.storms.at(-1);
  const { size } = last(figures("storm")[0]);
  const counted = ["fetches", "calls", "failures"].map((name) =>
    worst("storm", (of) => Math.max(...last(of)[name])),
  );
  goals.push({
    goal: `Token storm of ${whole(size)}: 1 token request, at most ${whole(2 * size)} calls, none failed`,
    text: counted.map(whole).join(" / "),
    holds: counted[0] === 1 && counted[1] <= 2 * size && counted[2] === 0,
  });
  atMost(
    "… in at most 1.1 times the time of as many bare axios calls",
    1.1,
    worst("storm", (of) => last(of).ratio.median),
  );
  const day = ["waited", "refused"].map((name) => worst("day", (of) => of[name]));
  goals.push({
    goal: "24 hours: no call waits for a token, and none has its token rejected",
    text: day.map(whole).join(" / "),
    holds: day.every((count) => count === 0),
  });
  const growth = worst("memory", (of) => of.growth) - results.memory.bare.growth;
  goals.push({
    goal: "100 000 calls retain at most 100 KB more memory than with bare axios",
    text: `${(growth / 1_000).toFixed(0)} KB`,
    holds: growth <= NO_GROWTH_BYTES,
  });
  const { median } = results["import-time"]["axios-wechat"].onTop;
  atMost("Import: at most 25 ms on top of axios", 25, median, `${median.toFixed(0)} ms`);

  return {
    title: "Goals",
    about: "The results of this run, with the store that gives the worse result.",
    head: ["result", "met"],
    rows: goals.map(({ goal, text, holds }) => ({ name: goal, cells: [text, holds ? "yes" : "**no**"] })),
  };
}
