// A drawing of docs/grafana-dashboard.json for the documentation: its panels, where the dashboard has them, with invented
// lines. Grafana itself would weigh more than all other tools of this repository together.
import { POINTS, SAMPLES, type Sample } from "./dashboard-samples.ts";

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** The part of a dashboard that is drawn. */
export interface DrawnDashboard {
  readonly title: string;
  readonly templating: { readonly list: readonly { readonly label: string }[] };
  readonly panels: readonly Panel[];
}

const COLUMN = 50;
const LINE = 26;
const TOP = 84;
const COLORS = ["#73bf69", "#f2cc0c", "#f2495c", "#5794f2"];

/** Draws the dashboard as SVG. */
export function drawDashboard({ title, templating, panels }: DrawnDashboard): string {
  const end = Math.max(...panels.map(({ gridPos: { y, h } }) => y + h));
  const [width, height] = [24 * COLUMN + 16, TOP + end * LINE + 8];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="#ccccdc">`,
    `<title>${escaped(title)}: a drawing with invented data</title>`,
    `<rect width="${width}" height="${height}" fill="#111217"/>`,
    text(16, 30, title, 'font-size="18"'),
    text(width - 16, 30, "a drawing with invented data", 'text-anchor="end" fill="#8e8e9c"'),
    ...templating.list.map(({ label }, at) => variable(16 + at * 170, label)),
    ...panels.map(drawPanel),
    "</svg>",
    "",
  ].join("\n");
}

const variable = (x: number, label: string) =>
  `<rect x="${x}" y="44" width="158" height="28" rx="2" fill="#181b1f" stroke="#34343b"/>${text(x + 10, 63, `${label} ▾`)}`;

function drawPanel({ type, title, gridPos }: Panel): string {
  const [x, y] = [8 + gridPos.x * COLUMN, TOP + gridPos.y * LINE];
  if (type === "row") return text(x + 8, y + 19, `▾ ${title}`, 'font-size="15"');
  const samples = SAMPLES[title];
  if (!samples) throw new Error(`no sample data for the panel ${JSON.stringify(title)}`);
  const [width, height] = [gridPos.w * COLUMN - 8, gridPos.h * LINE - 8];
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="2" fill="#181b1f" stroke="#25262c"/>`,
    text(x + 10, y + 20, title, 'font-weight="bold"'),
    ...[0, 1, 2, 3].map((at) => `<path d="M${x + 12} ${y + 36 + at * 42}h${width - 24}" stroke="#25262c"/>`),
    ...samples.map(({ values }, at) => {
      const points = values.map(
        (v, i) =>
          `${(x + 12 + (i * (width - 24)) / (POINTS - 1)).toFixed(1)},${(y + 162 - v * 126).toFixed(1)}`,
      );
      return `<polyline points="${points.join(" ")}" fill="none" stroke="${COLORS[at]}" stroke-width="1.5"/>`;
    }),
    legend(x + 12, y + height - 12, samples),
  ].join("\n");
}

/** One line of text, so that names follow each other whatever the font's width. */
function legend(x: number, y: number, samples: readonly Sample[]): string {
  const names = samples.map(
    ({ name }, at) => `<tspan dx="${at && 16}" fill="${COLORS[at]}">— </tspan>${escaped(name)}`,
  );
  return `<text x="${x}" y="${y}" font-size="12">${names.join("")}</text>`;
}

const text = (x: number, y: number, content: string, attributes = "") =>
  `<text x="${x}" y="${y}"${attributes && ` ${attributes}`}>${escaped(content)}</text>`;

const escaped = (content: string) => content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
