import { columnsOf, wrap } from "./wrap.ts";

const LINE_COLUMNS = 100;
const LABEL_COLUMNS = 10;
const WHAT_COLUMNS = 44;

/** Prints what the demo does, and counts what came out right and wrong. */
export interface Report {
  /** The heading of a part, in both languages. */
  part(en: string, zh: string): void;
  /** A sentence. */
  say(text: string): void;
  /** A line with a label, like a row of a form. */
  field(label: string, text: string): void;
  /** ✓ when both are the same, ✗ otherwise. */
  check(what: string, expected: number | string, counted: number | string): void;
  /** ✓ or ✗ with a sentence. */
  verdict(isRight: boolean, text: string): void;
  /** Prints the sum. The exit status is 0 only if there is no ✗. */
  finish(): 0 | 1;
}

/** @param write takes one line, without its line break */
export function createReport(write: (line: string) => void): Report {
  let parts = 0;
  let right = 0;
  let wrong = 0;

  const indented = (first: string, text: string) => {
    const indent = columnsOf(first);
    for (const [index, line] of wrap(text, LINE_COLUMNS - indent).entries()) {
      write((index === 0 ? first : " ".repeat(indent)) + line);
    }
  };

  const verdict = (isRight: boolean, text: string) => {
    if (isRight) right += 1;
    else wrong += 1;
    indented(isRight ? "   ✓ " : "   ✗ ", text);
  };

  return {
    part(en, zh) {
      parts += 1;
      write("");
      indented(`${parts}. `, en);
      indented("   ", zh);
    },
    say: (text) => indented("   ", text),
    field: (label, text) => indented(`     ${label}${" ".repeat(LABEL_COLUMNS - columnsOf(label))}`, text),
    check(what, expected, counted) {
      const verb = typeof counted === "number" ? "counted" : "got";
      verdict(expected === counted, `${what.padEnd(WHAT_COLUMNS)} expected ${expected}, ${verb} ${counted}`);
    },
    verdict,
    finish() {
      const all = right + wrong;
      write("");
      write(
        wrong === 0 ? `All is right: ${right} of ${all}. 全部正确。` : `${wrong} of ${all} wrong. 有误。`,
      );
      return wrong === 0 ? 0 : 1;
    },
  };
}
