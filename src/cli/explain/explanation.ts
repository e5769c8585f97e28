import type { ErrcodeEntry } from "../../errcodes/entry.ts";
import { type ApiErrorClassName, CLASS_OF } from "../../errors/class-of.ts";
import type { Bilingual } from "../terminal/language.ts";
import { type PluginAction, pluginAction } from "./plugin-action.ts";

/** The explanation of one meaning of an errcode, as printed by `--json`. Every field is present. */
export interface Explanation extends Omit<ErrcodeEntry, "hint"> {
  /** The error class, or null for a success. */
  readonly class: ApiErrorClassName | null;
  readonly hint: Bilingual | null;
  readonly plugin: PluginAction;
}

export function explanationOf(entry: ErrcodeEntry): Explanation {
  const { code, name, product, category, retryable, tokenInvalid, en, zh, hint = null } = entry;
  const thrown = category === "success" ? null : CLASS_OF[category];
  const plugin = pluginAction(entry);
  return { code, name, product, category, class: thrown, retryable, tokenInvalid, en, zh, hint, plugin };
}
