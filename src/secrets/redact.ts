import { formsOf } from "./encoded-forms.ts";
import { namedInJson, namedInQuery } from "./names.ts";
import { type Range, rangesOfValues, replaceRanges } from "./ranges.ts";
import { withoutEscapes } from "./unescape.ts";

export const REDACTED = "[redacted]";
/** Shorter values are not secrets, and replacing them would garble the text. */
const MIN_SECRET_LENGTH = 4;
/** A gateway may escape once more what was escaped twice. */
const ESCAPED_AT_MOST = 3;
const WORTH_REMEMBERING = 1_024;
/** Every escape starts with one of these. */
const MAY_ESCAPE = /[%&\\]/;

/** Removes secrets from a text. It never throws. */
export type Redact = (text: string) => string;

/**
 * Replaces the given values and every value that follows a secret's name: as they are, in base64 and hex, and behind
 * up to three levels of URL, HTML and JSON escapes. The time that it takes grows with the text alone.
 */
export function createRedact(secrets: Iterable<string>): Redact {
  const values = [...new Set(secrets)].filter(({ length }) => length >= MIN_SECRET_LENGTH);
  // Made for the first text: many errors are never made.
  let forms: readonly string[] | undefined;

  function rangesIn(text: string, escaped: number): Range[] {
    forms ??= [...new Set(values.flatMap(formsOf))];
    const ranges = [...namedInQuery(text), ...namedInJson(text)];
    for (const range of rangesOfValues(text, forms)) ranges.push(range);
    const plain = escaped > 0 && MAY_ESCAPE.test(text) ? withoutEscapes(text) : undefined;
    if (plain) for (const range of rangesIn(plain.text, escaped - 1)) ranges.push(plain.toEscaped(range));
    return ranges;
  }

  function redact(text: string): string {
    try {
      return replaceRanges(text, rangesIn(text, ESCAPED_AT_MOST), REDACTED);
    } catch {
      return REDACTED;
    }
  }

  // An errmsg is redacted by itself and in the body: a long one only once.
  let long: string | undefined;
  let longClean = "";
  return (text) => {
    if (text.length < WORTH_REMEMBERING) return redact(text);
    if (text !== long) {
      longClean = redact(text);
      long = text;
    }
    return longClean;
  };
}
