import { errcodes } from "../../errcodes/index.ts";
import { type Bilingual, inOneLine } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";
import { explanationOf } from "./explanation.ts";
import { find } from "./find.ts";
import { renderExplanation, renderList } from "./render.ts";
import { suggest } from "./suggest.ts";

export interface Explained {
  /** For stdout. */
  readonly output: string;
  /** For stderr: unknown queries with suggestions. */
  readonly error?: string;
}

export function explain(query: string, style: Style, { json = false } = {}): Explained {
  const { kind, entries, missing = kind === "unknown" ? [query] : [] } = find(query, errcodes);
  const output = json
    ? `${JSON.stringify(entries.map(explanationOf), undefined, 2)}\n`
    : kind === "listed"
      ? renderList(entries, style)
      : entries.map((entry) => renderExplanation(explanationOf(entry), style)).join("\n");
  if (missing.length === 0) return { output };
  return { output, error: missing.map((one) => unknownError(String(one), style)).join("\n") };
}

function unknownError(query: string, style: Style): string {
  const unknown = inOneLine(UNKNOWN, style.languages);
  const suggestions = suggest(query, errcodes);
  const advice = inOneLine(suggestions.length > 0 ? CLOSEST : TRY_A_WORD, style.languages);
  return `${JSON.stringify(query)}: ${unknown}\n${advice}\n${renderList(suggestions, style)}`.trimEnd();
}

const UNKNOWN: Bilingual = { en: "not in the catalog", zh: "没有收录" };
const CLOSEST: Bilingual = { en: "Closest matches:", zh: "最接近的返回码：" };
const TRY_A_WORD: Bilingual = {
  en: "Try a word, such as openid or token.",
  zh: "可以换个关键词，例如 openid、白名单。",
};
