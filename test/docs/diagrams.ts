/** A diagram of a page, in mermaid's language. */
export interface Diagram {
  readonly file: string;
  /** The line of the file, counted from 1, at which it begins. */
  readonly line: number;
  readonly code: string;
}

const FENCE = /^```mermaid\n([\s\S]*?)^```$/gm;
const NAME = "[A-Z][A-Za-z0-9]*";
const PARTICIPANT = new RegExp(`^participant (${NAME}) as \\S.*$`);
const MESSAGE = new RegExp(`^(${NAME})--?>>(${NAME}): \\S`);
const NOTE = new RegExp(`^Note over (${NAME})(?:, (${NAME}))?: \\S`);
const BRANCH = /^(?:alt|opt|loop) \S/;
const OTHER_BRANCH = /^else \S/;

export function diagramsOf(file: string, markdown: string): Diagram[] {
  return [...markdown.matchAll(FENCE)].map(({ 1: code = "", index }) => ({
    file,
    line: markdown.slice(0, index).split("\n").length + 1,
    code,
  }));
}

/**
 * Returns the errors in a diagram. Supports only the part of mermaid's language that these pages use: mermaid itself is
 * larger than all other tools of this repository together.
 */
export function problemsOf({ code }: Diagram): string[] {
  const problems: string[] = [];
  const [kind = "", ...lines] = code.trimEnd().split("\n");
  if (kind !== "sequenceDiagram") return [`not a sequenceDiagram: ${kind}`];

  const spoken = new Map<string, boolean>();
  let open = 0;
  for (const line of lines.map((text) => text.trim())) {
    const declared = PARTICIPANT.exec(line)?.[1];
    const [, ...named] = MESSAGE.exec(line) ?? NOTE.exec(line) ?? [];
    if (declared) {
      if (spoken.has(declared)) problems.push(`declared twice: ${declared}`);
      spoken.set(declared, false);
    } else if (named.length > 0) {
      for (const name of named.filter((one) => one !== undefined)) {
        if (!spoken.has(name)) problems.push(`not declared: ${name}`);
        spoken.set(name, true);
      }
    } else if (BRANCH.test(line)) open += 1;
    else if (OTHER_BRANCH.test(line)) {
      if (open === 0) problems.push(`else outside of a branch: ${line}`);
    } else if (line === "end") {
      open -= 1;
      if (open < 0) problems.push("one `end` too many");
    } else problems.push(`not understood: ${line}`);
    // Both end a statement, wherever they are.
    if (/[;#]/.test(line)) problems.push(`has a ; or a #: ${line}`);
  }
  if (open > 0) problems.push("an `end` is missing");
  for (const [name, speaks] of spoken) if (!speaks) problems.push(`takes no part: ${name}`);
  return problems;
}
