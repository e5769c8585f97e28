import { systemClock } from "../../time/clock.ts";
import type { AccountCommand } from "../account/run.ts";
import { openSession } from "../account/session.ts";
import type { Language } from "../terminal/language.ts";
import { duration, localTime } from "../terminal/times.ts";

export async function showToken({ account, baseURL, style, progress, write }: AccountCommand): Promise<void> {
  const [lang] = style.languages;
  progress.show(TEXTS[lang].waiting);
  const endsAtMs = await openSession(account, { baseURL, lang }).tokenEndsAtMs();
  const left = duration(endsAtMs - systemClock.wallMs(), lang);
  write(TEXTS[lang].serves(account.id, style.paint("bold", localTime(endsAtMs)), left));
}

const TEXTS = {
  en: {
    waiting: "Fetching the token",
    serves: (id: string, end: string, left: string) =>
      `The access_token of ${id} is valid until ${end} (${left}).\n`,
  },
  zh: {
    waiting: "正在获取 token",
    serves: (id: string, end: string, left: string) =>
      `${id} 的 access_token 有效期至 ${end}（还有 ${left}）。\n`,
  },
} as const satisfies Record<Language, object>;
