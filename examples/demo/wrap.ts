const NARROW_UP_TO = 0x10ff;

/** Returns the terminal columns of a character. Chinese characters and punctuation take two. */
function widthOf(character: string): number {
  return (character.codePointAt(0) ?? 0) > NARROW_UP_TO && !"✓✗→…–".includes(character) ? 2 : 1;
}

/** Returns the terminal columns of a text. */
export function columnsOf(text: string): number {
  return [...text].reduce((columns, character) => columns + widthOf(character), 0);
}

/** Wraps a text between words and between Chinese characters. */
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
