/** A message that a page quotes: a fenced text with the comment `<!-- message: name -->` right above it. */
export interface Quotation {
  readonly file: string;
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

const FENCE = /^<!-- message: ([\w-]+) -->\n```text\n([\s\S]*?)^```$/gm;
/** Each call has its own rid. */
const RID = /\b[\da-f]{8}-[\da-f]{8}-[\da-f]{8}\b/g;

export function quotationsOf(file: string, markdown: string): Quotation[] {
  return [...markdown.matchAll(FENCE)].map(({ 1: name = "", 2: text = "", index }) => ({
    file,
    name,
    line: markdown.slice(0, index).split("\n").length + 2,
    text,
  }));
}

/** Whether a message is the quoted one: on one line, with its own rid, and any text in place of an "…". */
export function isQuotedBy(message: string, { text }: Quotation): boolean {
  const parts = plain(text)
    .split("…")
    .map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(plain(message));
}

function plain(text: string): string {
  return text.replace(RID, "<rid>").replace(/\s+/g, " ").trim();
}
