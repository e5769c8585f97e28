import type { Language } from "../terminal/language.ts";
import type { Paint } from "../terminal/paint.ts";

/** One line of an explanation, in one language. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** The length of the longest label, of errcodes and endpoints. */
const WIDTH: Readonly<Record<Language, number>> = { en: "Meaning".length, zh: "含义".length };

/** Leaves out what has no text. */
export function factsOf(lines: readonly (readonly [label: string, text: string | undefined])[]): Fact[] {
  return lines.flatMap(([label, text]) => (text === undefined ? [] : [{ label, text }]));
}

export function renderFacts(facts: readonly Fact[], language: Language, paint: Paint): string {
  return facts
    .map(({ label, text }) => `  ${paint("cyan", label.padEnd(WIDTH[language]))}  ${text}`)
    .join("\n");
}
