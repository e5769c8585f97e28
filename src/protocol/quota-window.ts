import type { ErrcodeEntry, Product, QuotaWindow } from "../errcodes/entry.ts";
import { endOfChinaDay, endOfChinaMonth } from "../time/china-calendar.ts";

const DAY_OR_MINUTE = 45009;
/** These have a limit for each minute, and answer with the code and the text of a day. */
const MINUTE_PATH = /\/wxa\/getwxacodeunlimit\/?$/i;

/** What is known of a quota that is used up. */
export interface UsedUp {
  readonly errcode: number;
  readonly errmsg: string;
  readonly path: string;
  readonly product: Product | undefined;
  readonly entry: ErrcodeEntry | undefined;
}

/** Which window is used up; undefined where neither the text, the path nor the product tells. */
export function quotaWindow({ errcode, errmsg, path, product, entry }: UsedUp): QuotaWindow | undefined {
  if (/\bminute/i.test(errmsg)) return "minute";
  if (errcode !== DAY_OR_MINUTE) return entry?.window;
  // WeCom has four windows, and one text for all of them.
  if (product === "wecom") return undefined;
  return MINUTE_PATH.test(path) ? "minute" : "day";
}

const LENGTHS = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** When the next window begins; undefined for a total, which does not begin again. Days and months are China's. */
export function endOfWindow(window: QuotaWindow, nowMs: number): number | undefined {
  if (window === "total") return undefined;
  if (window === "day") return endOfChinaDay(nowMs);
  if (window === "month") return endOfChinaMonth(nowMs);
  const lengthMs = LENGTHS[window];
  return (Math.floor(nowMs / lengthMs) + 1) * lengthMs;
}
