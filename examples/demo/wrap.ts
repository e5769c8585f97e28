const NARROW_UP_TO = 0x10ff;

/** The columns that a terminal gives a character: Chinese ones and their punctuation take two. */
function widthOf(character: string): number {
  return (character.codePointAt(0) ?? 0) > NARROW_UP_TO && !"✓✗→…–".includes(character) ? 2 : 1;
}

/** The columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  return [...text].reduce((columns, character) => columns + widthOf(character), 0);
}

/** Breaks a text into lines of at most so many columns: between words, and between Chinese characters. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[ ]*(?:[!-\u10ff]+|[^ -\u10ff][，。；：、）？！]?)/gu) ?? []) {
    if (line !== "" && columnsOf(line + piece) > columns) {
      lines.push(line);
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return [...lines, line];
}
