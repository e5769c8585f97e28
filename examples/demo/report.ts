import { columnsOf, wrap } from "./wrap.ts";

const LINE_COLUMNS = 100;
const LABEL_COLUMNS = 10;
const WHAT_COLUMNS = 44;

/** Prints the steps of the demo, and counts passed and failed checks. */
export interface Report {
  /** Prints the heading of a part in both languages. */
  part(en: string, zh: string): void;
  /** Prints a sentence. */
  say(text: string): void;
  /** Prints a line with a label. */
  field(label: string, text: string): void;
  /** Prints ✓ if both values are equal, otherwise ✗. */
  check(what: string, expected: number | string, counted: number | string): void;
  /** Prints ✓ or ✗ with a sentence. */
  verdict(isRight: boolean, text: string): void;
  /** Prints the summary. Returns the exit status, 0 if no check failed. */
  finish(): 0 | 1;
}

/** @param write - receives one line without the line break */
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
        wrong === 0
          ? `All ${all} checks passed. 全部通过。`
          : `${wrong} of ${all} checks failed. 有检查未通过。`,
      );
      return wrong === 0 ? 0 : 1;
    },
  };
}
