export type Language = "en" | "zh";

/** The languages to print, in order. */
export type Languages = readonly [Language, ...Language[]];

export type Bilingual = Readonly<Record<Language, string>>;

/** In the order of POSIX. LANGUAGE is a GNU extension. */
const VARIABLES = ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the languages of a terminal. Without locale variables, as on Windows, the system locale decides. */
export function languagesOf(env: Environment, systemLocale: string): Languages {
  const locale = VARIABLES.map((name) => env[name]).find(Boolean) ?? systemLocale;
  return /^zh/i.test(locale) ? ["zh", "en"] : ["en", "zh"];
}

/** Joins a short text in all languages on one line. */
export function inOneLine(text: Bilingual, languages: Languages): string {
  return languages.map((language) => text[language]).join(" / ");
}
