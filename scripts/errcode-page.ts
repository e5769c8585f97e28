import { pluginAction } from "../src/cli/explain/plugin-action.ts";
import type { Category, ErrcodeEntry } from "../src/errcodes/entry.ts";
import { lookupErrcode } from "../src/errcodes/lookup.ts";
import { CLASS_OF } from "../src/errors/class-of.ts";
import { CATEGORY_WORDS, type Language, PRODUCT_WORDS, type Words, wordsOf } from "./errcode-page-words.ts";

/** Codes below this number share one section. */
const FIRST_THOUSAND = 40_000;
/** Codes from this number on share one section, because they are too far apart. */
const FIRST_LONG = 100_000;

/** Renders the page of one language: all meanings with the error class and the action of the plugin. */
export function errcodePage(entries: readonly ErrcodeEntry[], language: Language): string {
  const words = wordsOf(language);
  const sorted = [...entries].sort((one, other) => one.code - other.code);
  const codes = new Set(sorted.map(({ code }) => code));
  return [
    `<!-- ${words.generated} -->`,
    `# ${words.title}`,
    words.links,
    words.introduction(entries.length, codes.size),
    `## ${words.actionsTitle}`,
    words.actions,
    `## ${words.categoriesTitle}`,
    byCategory(sorted, language, words),
    `## ${words.sameNumberTitle}`,
    words.sameNumber,
    sameNumbers(sorted, language, words),
    ...inRanges(sorted, language, words),
  ]
    .join("\n\n")
    .concat("\n");
}

/** Returns the anchor: the number, with the product if it is not the default meaning of the number. */
function anchorOf(entry: ErrcodeEntry): string {
  const { code, name, product } = entry;
  return lookupErrcode(code)?.name === name ? `${code}` : `${code}-${product[0]}`;
}

function byCategory(sorted: readonly ErrcodeEntry[], language: Language, words: Words): string {
  const categories = Object.keys(CATEGORY_WORDS) as Category[];
  const rows = categories
    .filter((category) => category !== "success")
    .map((category) => {
      const links = sorted
        .filter((entry) => entry.category === category)
        .map((entry) => `[${entry.code}](#${anchorOf(entry)})`);
      return [
        `\`${category}\``,
        CATEGORY_WORDS[category][language],
        `\`${CLASS_OF[category]}\``,
        links.join(" "),
      ];
    });
  return table(words.categoryColumns, rows);
}

function sameNumbers(sorted: readonly ErrcodeEntry[], language: Language, words: Words): string {
  const rows = sorted
    .filter((entry) => sorted.some((other) => other !== entry && other.code === entry.code))
    .map((entry) => [
      `[${entry.code}](#${anchorOf(entry)})`,
      `\`${entry.name}\``,
      productsOf(entry, language),
      `\`${CLASS_OF[entry.category]}\``,
    ]);
  return table(words.sameNumberColumns, rows);
}

function inRanges(sorted: readonly ErrcodeEntry[], language: Language, words: Words): string[] {
  const ranges = new Map<string, string[][]>();
  for (const entry of sorted) {
    const range = rangeOf(entry.code, words);
    const rows = ranges.get(range) ?? [];
    ranges.set(range, rows);
    rows.push(rowOf(entry, language, words));
  }
  return [...ranges].flatMap(([range, rows]) => [`## ${range}`, table(words.columns, rows)]);
}

function rangeOf(code: number, words: Words): string {
  if (code < FIRST_THOUSAND) return words.few;
  if (code >= FIRST_LONG) return words.long;
  const thousand = Math.floor(code / 1000);
  return `${thousand}000–${thousand}999`;
}

function rowOf(entry: ErrcodeEntry, language: Language, words: Words): string[] {
  const { code, name, category, hint } = entry;
  const meaning = escaped(entry[language]);
  return [
    `<a id="${anchorOf(entry)}"></a>${code}`,
    `\`${name}\``,
    productsOf(entry, language),
    hint ? `${meaning}<br>→ ${escaped(hint[language])}` : meaning,
    category === "success" ? "" : `\`${CLASS_OF[category]}\``,
    actionOf(entry, words),
  ];
}

function actionOf(entry: ErrcodeEntry, words: Words): string {
  const { action } = pluginAction(entry);
  const notes = [
    ...(entry.retryable && action !== "retry" ? [words.mayBeRetried] : []),
    ...(entry.tokenInvalid && action === "throw" ? [words.mayBeRenewed] : []),
  ];
  return [words.action[action], ...notes].join("<br>");
}

function productsOf({ product }: ErrcodeEntry, language: Language): string {
  const names = product.map((one) => PRODUCT_WORDS[one][language]);
  return names.join(language === "zh" ? "、" : ", ");
}

/** Escapes Markdown and the cell separator. */
function escaped(text: string): string {
  return text.replace(/[\\`*|<>]/g, "\\$&");
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}
