import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port of loopback on which nothing listens. It is below the range of ephemeral ports, so that no other test gets it
 * before it is used.
 */
export async function freePort(): Promise<number> {
  let port = 0;
  do port = randomInt(20_000, 32_000);
  while (!(await isFree(port)));
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
