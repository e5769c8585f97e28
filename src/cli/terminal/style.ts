import type { Command } from "commander";
import type { Languages } from "./language.ts";
import { createPaint, type Paint } from "./paint.ts";

/** How texts are shown: in which languages, and whether in colour. */
export interface Style {
  readonly languages: Languages;
  readonly paint: Paint;
}

/** Commander knows whether colours are wanted on stdout, with NO_COLOR, FORCE_COLOR, pipes and dumb terminals in mind. */
export function styleOf(command: Command, languages: Languages): Style {
  const { getOutHasColors } = command.configureOutput();
  return { languages, paint: createPaint(getOutHasColors?.() ?? false) };
}
