import type { Language } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";
import type { Check } from "./check.ts";

const COLORS = { ok: "green", warning: "yellow", failed: "red" } as const;

/** In one language they are equally wide. */
const STATUSES = {
  en: { ok: "ok     ", warning: "warning", failed: "failed " },
  zh: { ok: "正常", warning: "警告", failed: "失败" },
} as const satisfies Record<Language, Record<Check["status"], string>>;

const ID_WIDTH = "redis-script".length;

/** One line, and one for the next step. */
export function renderCheck(
  { id, status, message, next }: Check,
  { languages: [language], paint }: Style,
): string {
  const label = STATUSES[language][status];
  const line = `${paint(COLORS[status], label)}  ${id.padEnd(ID_WIDTH)}  ${message}\n`;
  if (next === undefined) return line;
  const indent = language === "zh" ? label.length * 2 : label.length;
  return `${line}${" ".repeat(indent + ID_WIDTH + 4)}${paint("bold", `→ ${next}`)}\n`;
}

/** The line below all checks. */
export function renderSummary(checks: readonly Check[], { languages: [language], paint }: Style): string {
  const count = (status: Check["status"]) => checks.filter((check) => check.status === status).length;
  const [failed, warnings] = [count("failed"), count("warning")];
  const text =
    language === "zh"
      ? `共 ${checks.length} 项检查，${failed} 项失败，${warnings} 项警告。`
      : `${checks.length} checks, ${failed} failed, ${warnings} ${warnings === 1 ? "warning" : "warnings"}.`;
  return `\n${paint(failed > 0 ? "red" : "green", text)}\n`;
}
