import { pluginAction } from "../src/cli/explain/plugin-action.ts";
import type { Category, ErrcodeEntry, Product } from "../src/errcodes/entry.ts";
import { lookupErrcode } from "../src/errcodes/lookup.ts";
import { CLASS_OF } from "../src/errors/class-of.ts";
import { CATEGORY_WORDS, type Language, PRODUCT_WORDS, type Words, wordsOf } from "./errcode-page-words.ts";

/** A next step that this many rows of a group share is told once, above them. */
const COMMON = 3;

/** Renders the page of one language: all meanings with the error class and the action of the plugin. */
export function errcodePage(entries: readonly ErrcodeEntry[], language: Language): string {
  const words = wordsOf(language);
  const sorted = [...entries].sort((one, other) => one.code - other.code);
  const { opening, closing } = errcodeProse(sorted, language);
  return [
    `<!-- ${words.generated} -->`,
    ...opening,
    ...closing,
    sameNumbers(sorted, language, words),
    ...byProduct(sorted, language, words),
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

/** The page without its rows: what comes before the explanations, and the explanations. */
export function errcodeProse(
  entries: readonly ErrcodeEntry[],
  language: Language,
): { readonly opening: readonly string[]; readonly closing: readonly string[] } {
  const words = wordsOf(language);
  const codes = new Set(entries.map(({ code }) => code));
  return {
    opening: [`# ${words.title}`, words.links, words.introduction(entries.length, codes.size)],
    closing: [
      `## ${words.actionsTitle}`,
      words.actions,
      `## ${words.categoriesTitle}`,
      byCategory(entries, language, words),
      `## ${words.sameNumberTitle}`,
      words.sameNumber,
    ],
  };
}

/** Returns the anchor: the number, with the product if it is not the default meaning, or the only one, of the number. */
export function anchorOf(entry: ErrcodeEntry): string {
  const { code, name, product } = entry;
  const main = lookupErrcode(code) ?? lookupErrcode(code, "wecom");
  return main?.name === name ? `${code}` : `${code}-${product[0]}`;
}

const CATEGORIES = Object.keys(CATEGORY_WORDS) as Category[];
const PRODUCTS = Object.keys(PRODUCT_WORDS) as Product[];

/** The categories, each with links to its groups. */
function byCategory(entries: readonly ErrcodeEntry[], language: Language, words: Words): string {
  const rows = CATEGORIES.filter((category) => category !== "success").map((category) => {
    const links = PRODUCTS.flatMap((product) => {
      const { length } = groupOf(entries, product, category);
      const name = PRODUCT_WORDS[product][language];
      return length > 0 ? [`[${name}](#${product}-${category}) ${length}`] : [];
    });
    return [
      `\`${category}\``,
      CATEGORY_WORDS[category][language],
      `\`${CLASS_OF[category]}\``,
      links.join(" · "),
    ];
  });
  return table(words.categoryColumns, rows);
}

/** Each entry stands under its first product. */
function groupOf(sorted: readonly ErrcodeEntry[], product: Product, category: Category): ErrcodeEntry[] {
  return sorted.filter((entry) => entry.product[0] === product && entry.category === category);
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

function byProduct(sorted: readonly ErrcodeEntry[], language: Language, words: Words): string[] {
  return PRODUCTS.flatMap((product) => {
    const groups = CATEGORIES.flatMap((category) => {
      const entries = groupOf(sorted, product, category);
      if (entries.length === 0) return [];
      const common = commonHint(entries, language);
      const rows = entries.map((entry) => rowOf(entry, common, language, words));
      return [
        `<a id="${product}-${category}"></a>`,
        `### ${PRODUCT_WORDS[product][language]}: ${CATEGORY_WORDS[category][language]}`,
        words.group(category === "success" ? "" : CLASS_OF[category], common && escaped(common)),
        table(words.columns, rows),
      ];
    });
    return [`## ${PRODUCT_WORDS[product][language]}`, ...groups];
  });
}

/** The next step that most entries of a group have in common. */
function commonHint(entries: readonly ErrcodeEntry[], language: Language): string | undefined {
  const counts = new Map<string, number>();
  for (const { hint } of entries) if (hint) counts.set(hint[language], (counts.get(hint[language]) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most && most[1] >= COMMON ? most[0] : undefined;
}

function rowOf(entry: ErrcodeEntry, common: string | undefined, language: Language, words: Words): string[] {
  const { code, name, hint } = entry;
  const meaning = escaped(entry[language]);
  return [
    `<a id="${anchorOf(entry)}"></a>${code}`,
    `\`${name}\``,
    productsOf(entry, language),
    hint && hint[language] !== common ? `${meaning}<br>→ ${escaped(hint[language])}` : meaning,
    actionsOf(entry, words).join("<br>"),
  ];
}

/** What the plugin does, then what it can be told to do. */
export function actionsOf(entry: ErrcodeEntry, words: Words): string[] {
  const { action } = pluginAction(entry);
  const notes = [
    ...(entry.retryable && action !== "retry" ? [words.mayBeRetried] : []),
    ...(entry.tokenInvalid && action === "throw" ? [words.mayBeRenewed] : []),
  ];
  return [words.action[action], ...notes];
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
