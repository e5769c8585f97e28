import { blocksOf } from "../blocks.ts";
import { textOf } from "../documents.ts";

/** The code of an example of an English page, for another example that imports it. */
export function codeOf(file: string, name: string): string {
  const block = blocksOf(file, textOf(file)).find((one) => one.name === name);
  if (!block) throw new Error(`${file}: no example "${name}"`);
  return block.code;
}
