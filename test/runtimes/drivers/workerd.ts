// Run by a Node that miniflare supports: node workerd.ts <control> <program> <folder of the bundle> [flag…]
import { Miniflare } from "miniflare";
import { drive } from "./drive.ts";
import { workerIn } from "./worker-options.ts";

const [, , controlUrl = "", program = "", folder = "", ...flags] = process.argv;
const worker = new Miniflare(workerIn(folder, "worker.js", flags));
try {
  await drive(
    (path, body) => worker.dispatchFetch(`http://worker${path}`, { method: "POST", body }),
    controlUrl,
    program,
  );
} finally {
  await worker.dispose();
}
