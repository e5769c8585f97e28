import { spawnSync } from "node:child_process";
import { startServing } from "./children.mjs";

/** Starts Redis and returns its port, or undefined if redis-server is not installed. */
export async function startRedis() {
  if (spawnSync("redis-server", ["--version"]).error !== undefined) {
    console.log("No redis-server found: the rows with a Redis store are left out.");
    return undefined;
  }
  // SIGTERM, not SIGKILL, because the process must stop the Redis server.
  const { ready: port } = await startServing("redis-server.mjs", {}, { signal: "SIGTERM" });
  return port;
}
