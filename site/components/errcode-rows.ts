import { actionsOf, anchorOf } from "../../scripts/errcode-page.ts";
import { wordsOf } from "../../scripts/errcode-page-words.ts";
import { type ErrcodeEntry, errcodes, type Product } from "../../src/errcodes/index.ts";
import { CLASS_OF } from "../../src/errors/class-of.ts";
import type { Language } from "../pages/language.ts";

/** A row of the table of errcodes. */
export interface ErrcodeRow {
  readonly entry: ErrcodeEntry;
  readonly anchor: string;
  /** The error class; an empty text for a success. */
  readonly thrown: string;
  /** What the plugin does. */
  readonly actions: readonly string[];
}

export interface ErrcodeFilter {
  /** A number, or words. */
  readonly text: string;
  readonly product: Product | "";
  readonly category: ErrcodeEntry["category"] | "";
}

/** All rows, the small numbers first whatever their sign. */
export function errcodeRows(language: Language): readonly ErrcodeRow[] {
  const words = wordsOf(language);
  return errcodes
    .map((entry) => ({
      entry,
      anchor: anchorOf(entry),
      thrown: entry.category === "success" ? "" : CLASS_OF[entry.category],
      actions: actionsOf(entry, words).map((action) => action.replaceAll("_", "")),
    }))
    .sort((one, other) => Math.abs(one.entry.code) - Math.abs(other.entry.code));
}

/** A number finds the codes that begin with it; words must all be in the name or the texts. */
export function filterErrcodes(
  rows: readonly ErrcodeRow[],
  { text, product, category }: ErrcodeFilter,
): readonly ErrcodeRow[] {
  const words = text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    ({ entry }) =>
      (product === "" || entry.product.includes(product)) &&
      (category === "" || entry.category === category) &&
      words.every((word) => hasWord(entry, word)),
  );
}

function hasWord({ code, name, aliases = [], zh, en, hint }: ErrcodeEntry, word: string): boolean {
  if (/^-?\d+$/.test(word) && `${code}`.startsWith(word)) return true;
  const text = [name, ...aliases, zh, en, hint?.zh ?? "", hint?.en ?? ""].join("\n");
  return text.toLowerCase().includes(word);
}

/** What an anchor of the page stands for: `40164`, `40001-wecom`, or a group such as `mp-token`. */
export function filterOfAnchor(rows: readonly ErrcodeRow[], anchor: string): ErrcodeFilter | undefined {
  const row = rows.find((one) => one.anchor === anchor);
  if (row) return { text: `${row.entry.code}`, product: "", category: "" };
  const [product, category] = anchor.split("-");
  const ofGroup = rows.find(
    ({ entry }) => entry.product.some((one) => one === product) && entry.category === category,
  );
  if (!ofGroup) return undefined;
  return { text: "", product: product as Product, category: ofGroup.entry.category };
}
