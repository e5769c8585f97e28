/** WeChat's daily quotas are taken to start at midnight China time (UTC+8, no summer time). */
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The day in China that an instant belongs to, as a number that grows by 1 at midnight there. */
export function chinaDay(ms: number): number {
  return Math.floor((ms + CHINA_OFFSET_MS) / 86_400_000);
}

/** The month in China that an instant belongs to, as a number that grows by 1 each month. */
export function chinaMonth(ms: number): number {
  const date = new Date(ms + CHINA_OFFSET_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The calendar minute of an instant: "retry next minute" means when this number changes. */
export function calendarMinute(ms: number): number {
  return Math.floor(ms / 60_000);
}

/** The instant at which the day in China ends. */
export function endOfChinaDay(ms: number): number {
  return (chinaDay(ms) + 1) * 86_400_000 - CHINA_OFFSET_MS;
}

/** The instant at which the month in China ends. */
export function endOfChinaMonth(ms: number): number {
  const month = chinaMonth(ms) + 1;
  return Date.UTC(Math.floor(month / 12), month % 12) - CHINA_OFFSET_MS;
}
