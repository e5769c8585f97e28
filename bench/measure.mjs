import { once } from "node:events";
import { start } from "./children.mjs";
import { clients } from "./clients/index.mjs";
import { middleOf } from "./statistics.mjs";

/** Enough for 10 000 pending calls, but not so much that a client with a memory leak blocks the machine. */
const MEMORY_LIMIT_MB = 3_072;
/** Far more than the longest measure takes. */
const TIME_LIMIT_MS = 600_000;

/** Runs one measure, and resolves with the results or the failure of each client. */
export async function runMeasure(measure, { settings, wantsClient, redisPort }) {
  const results = {};
  const context = { measure: measure.id, settings, redisPort };
  const ids = [];
  for (const client of clients.filter(wantsClient)) {
    if (client.isVariant && measure.withoutVariants) continue;
    const reason =
      client.needsRedis && !redisPort ? "there was no Redis in this run" : measure.leavesOut?.(client);
    if (reason) results[client.id] = { left: reason };
    else ids.push(client.id);
  }
  if (measure.together) {
    const { figures, broken } = await inChild(measure, { ...context, ids });
    for (const id of ids) results[id] = { broken };
    return Object.assign(results, figures);
  }
  if (measure.besideFirst) {
    const [first] = ids;
    for (const id of ids) {
      const together = { ...context, ids: [...new Set([first, id])] };
      const runs = [];
      for (let left = settings.processes ?? 1; left > 0; left -= 1)
        runs.push(await inChild(measure, together));
      const { broken } = runs.find((run) => run.broken) ?? {};
      const figures = broken ? undefined : middleOf(runs.map((run) => run.figures));
      Object.assign(results, id === first ? figures : { [id]: figures?.[id] });
      results[id] ??= { broken };
    }
    return results;
  }
  for (const id of ids) {
    const { figures, broken } = await inChild(measure, { ...context, id });
    results[id] = figures ?? { broken };
  }
  return results;
}

async function inChild({ execArgv = [] }, context) {
  const child = start("child.mjs", context, {
    execArgv: [`--max-old-space-size=${MEMORY_LIMIT_MB}`, ...execArgv],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let [said, outcome] = ["", undefined];
  child.stderr.on("data", (text) => {
    said = `${said}${text}`.slice(-2_000);
  });
  child.on("message", (message) => {
    outcome = message;
  });
  const timer = setTimeout(() => {
    outcome = { broken: `nothing came of it in ${TIME_LIMIT_MS / 1_000} s` };
    child.kill("SIGKILL");
  }, TIME_LIMIT_MS);
  const [code, signal] = await once(child, "exit");
  clearTimeout(timer);
  if (outcome?.broken)
    console.error(`${context.measure}, ${context.id ?? "all"}: ${outcome.broken}\n${said}`);
  if (outcome?.broken) return { broken: outcome.broken.split("\n")[0] };
  return outcome ?? { broken: `the process ended with ${signal ?? code}` };
}
