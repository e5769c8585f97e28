import { anchorOf } from "../../scripts/errcode-page.ts";
import { endpointFacts } from "../../src/cli/explain/endpoint.ts";
import { explanationOf } from "../../src/cli/explain/explanation.ts";
import { errcodeFacts } from "../../src/cli/explain/render.ts";
import { searchFor } from "../../src/cli/explain/search/search.ts";
import type { Endpoint } from "../../src/endpoints/index.ts";
import type { ErrcodeEntry } from "../../src/errcodes/index.ts";
import { type Bilingual, LANGUAGES, type Language } from "../pages/language.ts";

/** One thing that the query is about, as the command line prints it. */
export interface Item {
  readonly key: string;
  readonly title: string;
  readonly name: string;
  readonly products: Endpoint["product"];
  /** In one line, where there are several. */
  readonly summary: Bilingual;
  readonly facts: Readonly<Record<Language, readonly { readonly label: string; readonly text: string }[]>>;
  /** Where the table of errcodes has it. */
  readonly anchor?: string;
  readonly endpoint?: Endpoint;
}

export interface SearchResult {
  readonly items: readonly Item[];
  readonly isList: boolean;
  readonly unknown: readonly {
    readonly text: string;
    readonly reason: Bilingual;
    readonly advice?: Bilingual;
    readonly closest: readonly Item[];
  }[];
}

/** What the command line's `explain` finds. This file and its data are loaded by the first query. */
export function resultOf(query: string): SearchResult {
  const { errcodes, endpoints, isList, unknown } = searchFor(query);
  return {
    items: [...errcodes.map(ofErrcode), ...endpoints.map(ofEndpoint)],
    isList,
    unknown: unknown.map((one) => ({
      ...one,
      closest: [...one.errcodes.map(ofErrcode), ...one.endpoints.map(ofEndpoint)],
    })),
  };
}

function ofErrcode(entry: ErrcodeEntry): Item {
  const { code, name, product, en, zh } = entry;
  const explanation = explanationOf(entry);
  return {
    key: name,
    title: `${code}`,
    name,
    products: product,
    summary: { en, zh },
    facts: inBoth((language) => errcodeFacts(explanation, language)),
    anchor: anchorOf(entry),
  };
}

function ofEndpoint(endpoint: Endpoint): Item {
  const { method, path, product } = endpoint;
  return {
    key: `${method} ${path}`,
    title: method,
    name: path,
    products: product,
    summary: { en: "", zh: "" },
    facts: inBoth((language) => endpointFacts(endpoint, language)),
    endpoint,
  };
}

function inBoth<T>(make: (language: Language) => T): Readonly<Record<Language, T>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>;
}
