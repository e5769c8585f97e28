/** A part of a text that must not be printed: from its start to before its end. */
export type Range = readonly [start: number, end: number];

/** Every place of the given values in a text. */
export function rangesOfValues(text: string, values: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const value of values) {
    for (let at = text.indexOf(value); at >= 0; ) {
      let end = at + value.length;
      // One range for a long run of a short value.
      while (text.startsWith(value, end)) end += value.length;
      ranges.push([at, end]);
      at = text.indexOf(value, end);
    }
  }
  return ranges;
}

/** The text with each range replaced. Ranges that overlap are replaced together. */
export function replaceRanges(text: string, ranges: readonly Range[], replacement: string): string {
  if (ranges.length === 0) return text;
  const ordered = [...ranges].sort((a, b) => a[0] - b[0]);
  let clean = "";
  let copiedTo = 0;
  for (let at = 0; at < ordered.length; ) {
    const [start, firstEnd] = ordered[at] as Range;
    let end = firstEnd;
    for (at += 1; at < ordered.length && (ordered[at] as Range)[0] < end; at += 1) {
      end = Math.max(end, (ordered[at] as Range)[1]);
    }
    clean += text.slice(copiedTo, start) + replacement;
    copiedTo = end;
  }
  return clean + text.slice(copiedTo);
}
