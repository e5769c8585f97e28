// Draws the chart as SVG for light and dark pages.
import { clients } from "../clients/index.mjs";
import { whole } from "./cells.mjs";

const WIDTH = 800;
const LABELS = 345;
const VALUES = 90;
const ROW = 20;
const HEAD = 44;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; font-size: 13px; }
  .ours { font-weight: 600; }
  .bar { fill: #8c959f; }
  .bar.limit { fill: #afb8c1; }
  .bar.ours { fill: #1a7f37; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .bar { fill: #6e7681; }
    .bar.limit { fill: #484f58; }
    .bar.ours { fill: #3fb950; }
  }`;

/** @param panels - `{ title, measure, read, write }`: one figure of each client */
export function chartOf(results, panels) {
  let y = 0;
  const drawn = panels.map((panel) => {
    const { svg, height } = drawPanel(panel, results[panel.measure], y);
    y += height;
    return svg;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img">`,
    `<title>axios-wechat and its alternatives</title>`,
    `<style>${STYLE}\n</style>`,
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

export const PANELS = [
  {
    title: "One successful call: time relative to bare axios (less is better)",
    measure: "one-call",
    read: (of) => of["GET, 0.1 KB"].ratio.median,
    write: (value) => value.toFixed(2),
  },
  {
    title: "Throughput, 32 concurrent calls: relative to bare axios (more is better)",
    measure: "throughput",
    read: (of) => 1 / of[32].ratio.median,
    write: (value) => value.toFixed(2),
  },
  {
    title: "Token storm: failed calls of 1000 with a revoked token",
    measure: "storm",
    read: (of) => Math.max(...of.storms[1].failures),
    write: whole,
  },
  {
    title: "Late rejections: token requests of the same 1000 calls",
    measure: "late-refusals",
    read: (of) => of.fetches,
    write: (value, { failures }) => (failures ? `${whole(value)}, ${whole(failures)} failed` : whole(value)),
  },
];

function drawPanel({ title, read, write }, results, top) {
  const rows = clients
    .filter(({ id }) => results[id] && !results[id].left && !results[id].broken)
    .map(({ id, name, role }) => ({ name, role, value: read(results[id]), of: results[id] }));
  const longest = Math.max(...rows.map(({ value }) => value), Number.EPSILON);
  const bars = rows.map(({ name, role, value, of }, at) => {
    const y = top + HEAD + at * ROW;
    const width = Math.max(1, (value / longest) * (WIDTH - LABELS - VALUES - 30));
    return [
      `<text class="${role}" x="${LABELS - 8}" y="${y}" text-anchor="end">${escaped(name)}</text>`,
      `<rect class="bar ${role}" x="${LABELS}" y="${y - 11}" width="${width.toFixed(1)}" height="13" rx="2"/>`,
      `<text class="${role}" x="${(LABELS + width + 6).toFixed(1)}" y="${y}">${escaped(write(value, of))}</text>`,
    ].join("");
  });
  const heading = `<text class="title" x="8" y="${top + 22}">${escaped(title)}</text>`;
  return { svg: [heading, ...bars].join("\n"), height: HEAD + rows.length * ROW + 8 };
}

function escaped(text) {
  return text.replaceAll("`", "").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
