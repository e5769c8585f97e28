import { blocksOf } from "../blocks.ts";
import { textOf } from "../documents.ts";

/** An example of an English page, as a file that another example of it imports. */
export function codeOf(file: string, name: string): string {
  const block = blocksOf(file, textOf(file)).find((one) => one.name === name);
  if (!block) throw new Error(`${file}: no example "${name}"`);
  return block.code;
}
