import type { QuotaWindow } from "../../errcodes/entry.ts";
import { type Bilingual, inOneLine, type Language } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";
import type { Explanation } from "./explanation.ts";
import { type Fact, factsOf, renderFacts } from "./facts.ts";

/** Renders a heading and one block per language. */
export function renderExplanation(explanation: Explanation, { languages, paint }: Style): string {
  const { code, name, product } = explanation;
  const heading = `${paint(["bold", "yellow"], String(code))} ${paint("bold", name)} ${paint("dim", `(${product.join(", ")})`)}`;
  const blocks = languages.map((language) =>
    renderFacts(errcodeFacts(explanation, language), language, paint),
  );
  return `${[heading, ...blocks].join("\n\n")}\n`;
}

const NOTHING: Bilingual = { en: "nothing", zh: "不抛异常" };

/** What there is to say about one meaning of an errcode. */
export function errcodeFacts(explanation: Explanation, language: Language): Fact[] {
  const { class: thrown, hint, window, aliases, plugin } = explanation;
  const labels = LABELS[language];
  return factsOf([
    [labels.thrown, thrown ?? NOTHING[language]],
    [labels.meaning, explanation[language]],
    [labels.hint, hint?.[language]],
    [labels.window, window ? WINDOWS[window][language] : undefined],
    [labels.plugin, plugin[language]],
    [labels.aliases, aliases.length > 0 ? aliases.join(", ") : undefined],
  ]);
}

const LABELS = {
  en: {
    thrown: "Throws",
    meaning: "Meaning",
    hint: "Hint",
    plugin: "Plugin",
    window: "Window",
    aliases: "Was",
  },
  zh: { thrown: "抛出", meaning: "含义", hint: "建议", plugin: "插件", window: "周期", aliases: "旧名" },
} as const satisfies Record<Language, object>;

const WINDOWS: Readonly<Record<QuotaWindow, Bilingual>> = {
  second: { en: "a second: wait for the next one", zh: "秒：下一秒恢复" },
  minute: { en: "a minute: wait for the next one", zh: "分钟：下一分钟恢复" },
  hour: { en: "an hour: wait for the next one", zh: "小时：下一小时恢复" },
  day: { en: "a day, until midnight in China", zh: "天：北京时间零点恢复" },
  month: { en: "a month, until the first of the next one in China", zh: "月：次月 1 日恢复" },
  total: { en: "none: no time ends this limit", zh: "总量限制，不随时间恢复" },
};

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
