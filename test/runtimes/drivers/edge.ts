// node edge.ts <control> <program> <file of the bundle>
import { readFile } from "node:fs/promises";
import { EdgeRuntime } from "edge-runtime";
import { drive } from "./drive.ts";

const [, , controlUrl = "", program = "", file = ""] = process.argv;
const runtime = new EdgeRuntime({
  initialCode: await readFile(file, "utf8"),
  // It has a console that prints nothing.
  extend: (context) => Object.assign(context, { console }),
});
await drive(
  (path, body) => runtime.dispatchFetch(`http://edge${path}`, { method: "POST", body }),
  controlUrl,
  program,
);
process.exit(0);
