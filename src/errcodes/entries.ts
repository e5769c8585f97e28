import * as columns from "./catalog.generated.cjs";
import type { Category, ErrcodeEntry, ErrcodeName, ErrcodeNumber, Product, QuotaWindow } from "./entry.ts";
import { once } from "./once.ts";

type Hint = NonNullable<ErrcodeEntry["hint"]>;

/** Reads all entries, deeply frozen, on first use. They share their product lists and hints. */
export const readEntries: () => readonly ErrcodeEntry[] = /* @__PURE__ */ once(() => {
  const words = (text: string) => text.split(" ");
  const lines = (text: string) => text.split("\n");
  /** The position that a character stands for; -1 for none. */
  const at = (column: string, row: number) => column.charCodeAt(row) - 48;

  const products = words(columns.productLists).map((list) => Object.freeze(list.split(",")) as Product[]);
  const categories = words(columns.categoryList) as Category[];
  const windows = words(columns.windowList) as QuotaWindow[];
  const hintsZh = lines(columns.hintsZh);
  const hints = lines(columns.hintsEn).map(
    (en, row): Hint => Object.freeze({ zh: hintsZh[row] as string, en }),
  );
  const aliases = aliasesByName();
  const codes = words(columns.codes);
  const hintNumbers = words(columns.hints);
  const en = lines(columns.en);
  const zh = lines(columns.zh);

  return Object.freeze(
    words(columns.names).map((name, row): ErrcodeEntry => {
      const flags = at(columns.flags, row);
      const entry: { -readonly [Field in keyof ErrcodeEntry]: ErrcodeEntry[Field] } = {
        code: Number(codes[row]) as ErrcodeNumber,
        name: name as ErrcodeName,
        product: products[at(columns.products, row)] as Product[],
        category: categories[at(columns.categories, row)] as Category,
        retryable: (flags & 1) !== 0,
        tokenInvalid: (flags & 2) !== 0,
        zh: zh[row] as string,
        en: en[row] as string,
      };
      const hint = hints[Number.parseInt(hintNumbers[row] as string, 36)];
      const window = windows[at(columns.windows, row)];
      const oldNames = aliases.get(name);
      if (hint) entry.hint = hint;
      if (window) entry.window = window;
      if (oldNames) entry.aliases = Object.freeze(oldNames);
      return Object.freeze(entry);
    }),
  );
});

/** The deprecated names of each entry that has any. */
function aliasesByName(): ReadonlyMap<string, ErrcodeName[]> {
  const aliases = new Map<string, ErrcodeName[]>();
  const pairs = columns.aliases.split(" ");
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const [alias, name] = pairs.slice(at, at + 2) as [ErrcodeName, ErrcodeName];
    aliases.set(name, [...(aliases.get(name) ?? []), alias]);
  }
  return aliases;
}
