export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Bilingual = Readonly<Record<Language, string>>;

/** The folder of a language's pages, in docs/ and on the site. */
export const FOLDER: Readonly<Record<Language, string>> = { en: "", zh: "zh/" };

export function languageOf(page: string): Language {
  return page.startsWith(FOLDER.zh) ? "zh" : "en";
}
