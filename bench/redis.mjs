import { spawnSync } from "node:child_process";
import { startServing } from "./children.mjs";

/** The port of a Redis for this run; undefined where no redis-server is installed, which is said. */
export async function startRedis() {
  if (spawnSync("redis-server", ["--version"]).error !== undefined) {
    console.log("No redis-server found: the rows with a Redis store are left out.");
    return undefined;
  }
  // Not as by kill -9: it has a server to end.
  const { ready: port } = await startServing("redis-server.mjs", {}, { signal: "SIGTERM" });
  return port;
}
