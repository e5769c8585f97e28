import { readdirSync } from "node:fs";
import { join } from "node:path";

/** A fixed one, so that a later workerd behaves alike. */
const COMPATIBILITY_DATE = "2026-07-01";

/** Options of Miniflare for a bundled worker. */
export function workerIn(folder: string, main: string, flags: readonly string[]) {
  const chunks = readdirSync(folder).filter((name) => name.endsWith(".js") && name !== main);
  const ofFile = (name: string) => ({ type: "ESModule" as const, path: join(folder, name) });
  return {
    modules: [main, ...chunks].map(ofFile),
    modulesRoot: folder,
    compatibilityDate: COMPATIBILITY_DATE,
    compatibilityFlags: [...flags],
  };
}
