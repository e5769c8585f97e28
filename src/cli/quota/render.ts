import type { Language } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";

/** The used and the remaining calls of an API, or why they are not known. */
export interface QuotaRow {
  readonly path: string;
  readonly quota?: { readonly daily_limit?: number; readonly used?: number; readonly remain?: number };
  readonly problem?: string;
}

const BAR_WIDTH = 20;
/** From these shares on, a bar is yellow or red. */
const SCARCE = 0.7;
const NEARLY_USED_UP = 0.9;

/** One line for each API: used, left, and a bar of the used share. */
export function renderQuota(rows: readonly QuotaRow[], { languages: [language], paint }: Style): string {
  const { used, left } = TITLES[language];
  const texts = rows.map(({ path, quota, problem }) => {
    const { daily_limit: limit = 0, used: usedToday = 0, remain = limit - usedToday } = quota ?? {};
    const share = limit > 0 ? Math.min(1, usedToday / limit) : 0;
    return { path, problem, used: String(usedToday), left: String(remain), share };
  });
  const shown = texts.filter(({ problem }) => problem === undefined);
  const pathWidth = Math.max(...texts.map(({ path }) => path.length));
  const usedWidth = Math.max(columnsOf(used), ...shown.map((row) => row.used.length));
  const leftWidth = Math.max(columnsOf(left), ...shown.map((row) => row.left.length));
  const heading = `${"".padEnd(pathWidth)}  ${padded(used, usedWidth)}  ${padded(left, leftWidth)}`;
  const lines = texts.map((row) => {
    const path = row.path.padEnd(pathWidth);
    if (row.problem !== undefined) return `${path}  ${paint("dim", row.problem)}`;
    const color = row.share >= NEARLY_USED_UP ? "red" : row.share >= SCARCE ? "yellow" : "green";
    const numbers = `${row.used.padStart(usedWidth)}  ${row.left.padStart(leftWidth)}`;
    return `${path}  ${numbers}  ${paint(color, bar(row.share))} ${Math.round(row.share * 100)}%`;
  });
  return [paint("dim", heading), ...lines].map((line) => `${line}\n`).join("");
}

/** A single call shows, and only a quota that is used up fills the bar. */
function bar(share: number): string {
  const full = share === 1 ? BAR_WIDTH : Math.min(BAR_WIDTH - 1, Math.ceil(share * BAR_WIDTH));
  return "█".repeat(full) + "░".repeat(BAR_WIDTH - full);
}

function padded(title: string, width: number): string {
  return " ".repeat(width - columnsOf(title)) + title;
}

/** A Chinese character takes two columns. */
function columnsOf(title: string): number {
  return title.length + (title.match(/\p{Script=Han}/gu)?.length ?? 0);
}

const TITLES = {
  en: { used: "used", left: "left" },
  zh: { used: "已用", left: "剩余" },
} as const satisfies Record<Language, object>;
