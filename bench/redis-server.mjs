// Runs redis-server on a free port until the parent process ends.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { serveOrders } from "./orders.mjs";

const port = await freePort();
const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
const server = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"], cwd: tmpdir() });
process.once("exit", () => server.kill("SIGKILL"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
server.once("error", () => process.exit(1));
server.once("exit", () => process.exit(1));

let said = "";
await new Promise((resolve) => {
  server.stdout.on("data", (chunk) => {
    said += chunk;
    if (said.includes("Ready to accept connections")) resolve();
  });
});

serveOrders({ ready: () => port });

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port: free } = probe.address();
  probe.close();
  await once(probe, "close");
  return free;
}
