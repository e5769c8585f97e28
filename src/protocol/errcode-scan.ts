const NAME = '"errcode"';
const SIGN = /[+-]/;
const BLANK = /[\s\uFEFF]/;

// By hand and not with expressions: two runs of white space around an optional quote take quadratic time, and a long
// run overflows an expression's stack. Here every character is read at most twice.

/** Whether a raw text states an errcode other than 0, at any level. */
export function statesFailure(text: string): boolean {
  for (let at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, at + NAME.length)) {
    if (codeBehind(text, at + NAME.length)) return true;
  }
  return false;
}

/** The errcode at the start of a text that is not JSON; undefined for none. */
export function leadingErrcode(text: string): number | undefined {
  const brace = afterBlanks(text, 0);
  if (text[brace] !== "{") return undefined;
  const name = afterBlanks(text, brace + 1);
  return text.startsWith(NAME, name) ? codeBehind(text, name + NAME.length) : undefined;
}

/** The number behind a name: a colon, perhaps a quote, and digits. */
function codeBehind(text: string, end: number): number | undefined {
  const colon = afterBlanks(text, end);
  if (text[colon] !== ":") return undefined;
  let at = afterBlanks(text, colon + 1);
  if (text[at] === '"') at = afterBlanks(text, at + 1);
  const isNegative = text[at] === "-";
  if (SIGN.test(text[at] ?? "")) at += 1;
  if (!isDigit(text[at])) return undefined;
  let code = 0;
  for (; isDigit(text[at]); at += 1) code = code * 10 + Number(text[at]);
  return isNegative ? -code : code;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && BLANK.test(text[at] as string)) at += 1;
  return at;
}
