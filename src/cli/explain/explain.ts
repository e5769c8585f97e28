import { errcodes } from "../../errcodes/index.ts";
import { type Bilingual, inOneLine } from "../terminal/language.ts";
import type { Style } from "../terminal/style.ts";
import { explanationOf } from "./explanation.ts";
import { nearOnes } from "./near.ts";
import { renderExplanation, renderList } from "./render.ts";
import { find } from "./search.ts";

/** What `explain` has to say. */
export interface Explained {
  /** For stdout. */
  readonly output: string;
  /** For stderr: that nothing is known, and what may have been meant. */
  readonly complaint?: string;
}

export function explain(query: string, style: Style, { json = false } = {}): Explained {
  const { kind, entries, missing = kind === "unknown" ? [query] : [] } = find(query, errcodes);
  const output = json
    ? `${JSON.stringify(entries.map(explanationOf), undefined, 2)}\n`
    : kind === "listed"
      ? renderList(entries, style)
      : entries.map((entry) => renderExplanation(explanationOf(entry), style)).join("\n");
  if (missing.length === 0) return { output };
  return { output, complaint: missing.map((one) => complaintAbout(String(one), style)).join("\n") };
}

function complaintAbout(query: string, style: Style): string {
  const unknown = inOneLine(UNKNOWN, style.languages);
  const near = nearOnes(query, errcodes);
  const advice = inOneLine(near.length > 0 ? NEAREST : TRY_A_WORD, style.languages);
  return `${JSON.stringify(query)}: ${unknown}\n${advice}\n${renderList(near, style)}`.trimEnd();
}

const UNKNOWN: Bilingual = { en: "not in the catalogue", zh: "没有收录" };
const NEAREST: Bilingual = { en: "The nearest are:", zh: "最接近的有：" };
const TRY_A_WORD: Bilingual = {
  en: "Try a word, such as openid or token.",
  zh: "可以换个词试试，比如 openid、白名单。",
};
