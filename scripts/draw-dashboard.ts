// Writes docs/grafana-dashboard.svg from the dashboard beside it: `npm run dashboard`.
import { readFileSync, writeFileSync } from "node:fs";
import { drawDashboard } from "./dashboard-drawing.ts";

const place = (ending: string) => new URL(`../docs/grafana-dashboard.${ending}`, import.meta.url);
writeFileSync(place("svg"), drawDashboard(JSON.parse(readFileSync(place("json"), "utf8"))));
