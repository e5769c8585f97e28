/** The language of error messages: English, Chinese, or both. */
export type Language = "en" | "zh" | "both";

/** A text in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export function inLanguage({ en, zh }: Text, language: Language): string {
  if (language === "both") return `${en} / ${zh}`;
  return language === "zh" ? zh : en;
}
