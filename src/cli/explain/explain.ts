import type { Endpoint } from "../../endpoints/endpoint.ts";
import { errcodes } from "../../errcodes/index.ts";
import { type Bilingual, inOneLine } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";
import { explainedEndpoint, renderEndpoint, renderEndpoints } from "./endpoint.ts";
import { explanationOf } from "./explanation.ts";
import { find } from "./find.ts";
import { findEndpoints, parseRequest, searchEndpoints, suggestEndpoints } from "./find-endpoints.ts";
import { renderExplanation, renderList } from "./render.ts";
import { suggest } from "./suggest.ts";

export interface Explained {
  /** For stdout. */
  readonly output: string;
  /** For stderr: unknown queries with suggestions. */
  readonly error?: string;
}

export async function explain(query: string, style: Style, { json = false } = {}): Promise<Explained> {
  const request = parseRequest(query);
  const endpoints = request && findEndpoints(request);
  if (request && (endpoints?.length || request.isCertain)) {
    return (
      (await explainEndpoints(endpoints ?? [], style, json)) ?? {
        output: json ? "[]\n" : "",
        error: unknownPath(request.path, style),
      }
    );
  }
  return explainErrcodes(query, style, json);
}

/** Undefined for none. */
async function explainEndpoints(
  found: readonly Endpoint[],
  style: Style,
  json: boolean,
): Promise<Explained | undefined> {
  if (found.length === 0) return undefined;
  if (json) return { output: inJSON(found.map(explainedEndpoint)) };
  // A path has at most two rows, one for each method.
  const isOne = found.every(({ path }) => path === found[0]?.path);
  if (!isOne) return { output: renderEndpoints(found, style) };
  // Loaded on demand, for their data is large: errcodes are explained without.
  const { renderFields } = await import("./fields/render.ts");
  return {
    output: found
      .map((endpoint) => `${renderEndpoint(endpoint, style)}${renderFields(endpoint, style)}`)
      .join("\n"),
  };
}

async function explainErrcodes(query: string, style: Style, json: boolean): Promise<Explained> {
  const { kind, entries, missing = kind === "unknown" ? [query] : [] } = find(query, errcodes);
  const endpoints =
    kind === "unknown" ? await explainEndpoints(searchEndpoints(query), style, json) : undefined;
  if (endpoints) return endpoints;
  const output = json
    ? inJSON(entries.map(explanationOf))
    : kind === "listed"
      ? renderList(entries, style)
      : entries.map((entry) => renderExplanation(explanationOf(entry), style)).join("\n");
  if (missing.length === 0) return { output };
  return { output, error: missing.map((one) => unknownError(String(one), style)).join("\n") };
}

function inJSON(list: readonly object[]): string {
  return `${JSON.stringify(list, undefined, 2)}\n`;
}

function unknownPath(path: string, style: Style): string {
  const suggestions = suggestEndpoints(path);
  const unknown = `${JSON.stringify(path)}: ${inOneLine(UNKNOWN_PATH, style.languages)}`;
  if (suggestions.length === 0) return unknown;
  return `${unknown}\n${inOneLine(CLOSEST_PATHS, style.languages)}\n${renderEndpoints(suggestions, style)}`.trimEnd();
}

function unknownError(query: string, style: Style): string {
  const unknown = inOneLine(UNKNOWN, style.languages);
  const suggestions = suggest(query, errcodes);
  const advice = inOneLine(suggestions.length > 0 ? CLOSEST : TRY_A_WORD, style.languages);
  return `${JSON.stringify(query)}: ${unknown}\n${advice}\n${renderList(suggestions, style)}`.trimEnd();
}

const UNKNOWN: Bilingual = { en: "not in the catalog", zh: "没有收录" };
const UNKNOWN_PATH: Bilingual = { en: "not in the endpoint table", zh: "接口表没有收录" };
const CLOSEST_PATHS: Bilingual = { en: "Closest matches:", zh: "最接近的接口：" };
const CLOSEST: Bilingual = { en: "Closest matches:", zh: "最接近的返回码：" };
const TRY_A_WORD: Bilingual = {
  en: "Try a word, such as openid or token.",
  zh: "可以换个关键词，例如 openid、白名单。",
};
