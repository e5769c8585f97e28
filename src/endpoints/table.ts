import type { Product } from "../errcodes/entry.ts";
import { once } from "../errcodes/once.ts";
import type { Endpoint, TokenKind } from "./endpoint.ts";
import * as columns from "./table.generated.cjs";

/** The rows, each made when it is first asked for: one lookup must not pay for all of them. */
export interface Table {
  /** The paths of all rows, sorted. */
  readonly paths: readonly string[];
  /** Deeply frozen, and the same object each time. */
  endpointAt(row: number): Endpoint;
}

/** Reads the columns on first use. */
export const readTable: () => Table = /* @__PURE__ */ once(() => {
  const paths = columns.paths.split("\n");
  const lists = words(columns.productLists).map(
    (list) => Object.freeze(list.split(",")) as readonly Product[],
  );
  const sites = words(columns.sites);
  const pages = columns.pages.split("\n");
  const docs = words(columns.docs);
  const methodOf = reader<Endpoint["method"]>(columns.methodList, columns.methods);
  const tokenOf = reader<TokenKind>(columns.tokenList, columns.tokens);
  const paramOf = reader<string | undefined>(columns.paramList, columns.params);
  const repeatOf = reader<Endpoint["repeat"]>(columns.repeatList, columns.repeats);
  const answerOf = reader<Endpoint["answer"]>(columns.answerList, columns.answers);
  const dedupeOf = reader<string | undefined>(columns.dedupeList, columns.dedupes);

  function make(row: number): Endpoint {
    const param = paramOf(row);
    const dedupe = dedupeOf(row);
    const page = pages[Number.parseInt(docs[row] as string, 36)];
    return Object.freeze({
      path: paths[row] as string,
      method: methodOf(row),
      product: lists[columns.products.charCodeAt(row) - 48] as readonly Product[],
      token: tokenOf(row),
      ...(param && { param }),
      repeat: repeatOf(row),
      answer: answerOf(row),
      ...(columns.uploads[row] === "0" && { upload: true }),
      ...(dedupe && { dedupe }),
      ...(page && { docs: `${sites[Number(page[0])]}${page.slice(1)}` }),
    });
  }

  const made: Endpoint[] = [];
  return {
    paths,
    endpointAt(row) {
      made[row] ??= make(row);
      return made[row];
    },
  };
});

const words = (text: string) => text.split(" ");

/** The value of a row, by the character that stands for it. */
function reader<T>(list: string, column: string): (row: number) => T {
  const values = words(list);
  return (row) => values[column.charCodeAt(row) - 48] as T;
}
