import { type Bilingual, inOneLine, type Language } from "../terminal/language.ts";
import type { Paint } from "../terminal/paint.ts";
import type { Style } from "../terminal/style.ts";
import type { Explanation } from "./explanation.ts";

/** Renders a heading and one block per language. */
export function renderExplanation(explanation: Explanation, { languages, paint }: Style): string {
  const { code, name, product } = explanation;
  const heading = `${paint(["bold", "yellow"], String(code))} ${paint("bold", name)} ${paint("dim", `(${product.join(", ")})`)}`;
  const blocks = languages.map((language) => renderBlock(explanation, language, paint));
  return `${[heading, ...blocks].join("\n\n")}\n`;
}

const NOTHING: Bilingual = { en: "nothing", zh: "不抛异常" };

function renderBlock(explanation: Explanation, language: Language, paint: Paint): string {
  const { class: thrown, hint, plugin } = explanation;
  const labels = LABELS[language];
  const lines = [
    [labels.thrown, thrown ?? NOTHING[language]],
    [labels.meaning, explanation[language]],
    [labels.hint, hint?.[language]],
    [labels.plugin, plugin[language]],
  ];
  return lines
    .filter(([, text]) => text !== undefined)
    .map(([label = "", text]) => `  ${paint("cyan", label)}  ${text}`)
    .join("\n");
}

/** The labels of one language have the same width. */
const LABELS = {
  en: { thrown: "Throws ", meaning: "Meaning", hint: "Hint   ", plugin: "Plugin " },
  zh: { thrown: "抛出", meaning: "含义", hint: "建议", plugin: "插件" },
} as const satisfies Record<Language, object>;

/** Renders one line per errcode: number, name and meaning. */
export function renderList(
  entries: readonly Pick<Explanation, "code" | "name" | Language>[],
  { languages, paint }: Style,
): string {
  const widthOf = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const codeWidth = widthOf(entries.map(({ code }) => String(code)));
  const nameWidth = widthOf(entries.map(({ name }) => name));
  const lines = entries.map((entry) => {
    const code = paint("yellow", String(entry.code).padStart(codeWidth));
    const name = paint("bold", entry.name.padEnd(nameWidth));
    return `${code}  ${name}  ${inOneLine(entry, languages)}\n`;
  });
  return lines.join("");
}
