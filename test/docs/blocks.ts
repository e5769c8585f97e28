/** One example of a page: a fenced ts block with the comment `<!-- test: name -->` right above it. */
export interface Block {
  readonly file: string;
  readonly name: string;
  /** The line of the file, counted from 1, at which the code begins. */
  readonly line: number;
  readonly code: string;
}

const FENCE =
  /^(<!-- test: ([\w-]+) -->\n)?```(?:ts|js|typescript|javascript|mts|cts)\b[^\n]*\n([\s\S]*?)^```$/gm;

/**
 * Finds every TypeScript and JavaScript example of a document.
 *
 * @throws {Error} when one has no name, because then it has no scenario to run in
 */
export function blocksOf(file: string, markdown: string): Block[] {
  return [...markdown.matchAll(FENCE)].map(({ 0: whole, 2: name, 3: code = "", index }) => {
    const start = index + whole.indexOf("```");
    const fenceLine = markdown.slice(0, start).split("\n").length;
    if (!name) throw new Error(`${file}:${fenceLine}: an example without a <!-- test: name --> above it`);
    return { file, name, line: fenceLine + 1, code };
  });
}
