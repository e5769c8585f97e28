/**
 * The structure of a page, whatever its language: headings by their level, tables by their size, code by its language,
 * and the items of lists.
 */
export function outlineOf(markdown: string): string[] {
  const outline: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const marked = /^```(\S*)/.exec(line);
    if (fence !== undefined) {
      if (marked) fence = undefined;
    } else if (marked) {
      fence = marked[1] ?? "";
      outline.push(`code: ${fence}`);
    } else {
      const part = partOf(line);
      if (part) outline.push(part);
    }
  }
  return outline;
}

function partOf(line: string): string | undefined {
  const heading = /^#+ /.exec(line);
  if (heading) return `heading ${heading[0].trim().length}`;
  if (/^\|/.test(line)) return `row of ${line.split("|").length - 2}`;
  if (/^\s*(?:-|\d+\.) /.test(line)) return "item";
  return undefined;
}
