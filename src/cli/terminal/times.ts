import type { Language } from "./language.ts";

/** "2026-11-27 16:13:27", in the time zone of the terminal. */
export function localTime(ms: number): string {
  const date = new Date(ms);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const padded = (parts: number[]) => parts.map((part) => String(part).padStart(2, "0"));
  return `${padded(day).join("-")} ${padded(time).join(":")}`;
}

const UNITS: readonly [seconds: number, Readonly<Record<Language, string>>][] = [
  [86_400, { en: "d", zh: "天" }],
  [3_600, { en: "h", zh: "小时" }],
  [60, { en: "min", zh: "分钟" }],
  [1, { en: "s", zh: "秒" }],
];

/** "1 h 59 min": the two largest units. */
export function duration(ms: number, language: Language): string {
  let seconds = Math.round(ms / 1000);
  const parts: string[] = [];
  for (const [size, name] of UNITS) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0) parts.push(`${count} ${name[language]}`);
  }
  return parts.slice(0, 2).join(" ") || `0 ${UNITS.at(-1)?.[1][language]}`;
}
