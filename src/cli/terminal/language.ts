export type Language = "en" | "zh";

/** Both languages, the one to be read first in front; or the only one that is wanted. */
export type Languages = readonly [Language, ...Language[]];

/** A text in both languages. */
export type Bilingual = Readonly<Record<Language, string>>;

/** The order in which POSIX looks for the language of messages; LANGUAGE is an addition that GNU made. */
const VARIABLES = ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The languages of a terminal. The first variable that says something counts; without any, as on Windows, the
 * system's own locale does.
 */
export function languagesOf(env: Environment, systemLocale: string): Languages {
  const locale = VARIABLES.map((name) => env[name]).find(Boolean) ?? systemLocale;
  return /^zh/i.test(locale) ? ["zh", "en"] : ["en", "zh"];
}

/** A short text in all the languages, on one line. */
export function inOneLine(text: Bilingual, languages: Languages): string {
  return languages.map((language) => text[language]).join(" / ");
}
