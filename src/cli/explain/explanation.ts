import type { ErrcodeEntry, ErrcodeName, QuotaWindow } from "../../errcodes/entry.ts";
import { type ApiErrorClassName, CLASS_OF } from "../../errors/class-of.ts";
import type { Bilingual } from "../terminal/language.ts";
import { type PluginAction, pluginAction } from "./plugin-action.ts";

/** The explanation of one meaning of an errcode, as printed by `--json`. Every field is present. */
export interface Explanation extends Omit<ErrcodeEntry, "hint" | "window" | "aliases"> {
  /** The error class, or null for a success. */
  readonly class: ApiErrorClassName | null;
  readonly hint: Bilingual | null;
  /** After which time a used-up quota is full again, or null. */
  readonly window: QuotaWindow | null;
  /** Names that this one replaced. */
  readonly aliases: readonly ErrcodeName[];
  readonly plugin: PluginAction;
}

export function explanationOf(entry: ErrcodeEntry): Explanation {
  const { code, name, product, category, retryable, tokenInvalid, en, zh } = entry;
  const { hint = null, window = null, aliases = [] } = entry;
  const thrown = category === "success" ? null : CLASS_OF[category];
  const errcode = { code, name, aliases, product, category, class: thrown, retryable, tokenInvalid };
  return { ...errcode, window, en, zh, hint, plugin: pluginAction(entry) };
}
