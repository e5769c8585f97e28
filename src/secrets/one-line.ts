const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
const SHORT_ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A text that a log line can hold, whatever a server put into it: control characters, such as line breaks and the
 * escape codes of terminals, are escaped, and a longer text is cut with "…".
 */
export function oneLine(text: string, longest: number): string {
  return cut(text, longest).replace(
    CONTROL,
    (character) => SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Half of a surrogate pair would not print.
  const end = /[\uD800-\uDBFF]/.test(text[longest - 2] as string) ? longest - 2 : longest - 1;
  return `${text.slice(0, end)}…`;
}
