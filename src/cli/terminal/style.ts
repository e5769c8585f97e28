import type { Command } from "commander";
import type { Languages } from "./language.ts";
import { createPaint, type Paint } from "./paint.ts";

/** The languages and colors of the output. */
export interface Style {
  readonly languages: Languages;
  readonly paint: Paint;
}

/** Commander detects color support of stdout, including NO_COLOR, FORCE_COLOR and pipes. */
export function styleOf(command: Command, languages: Languages): Style {
  const { getOutHasColors } = command.configureOutput();
  return { languages, paint: createPaint(getOutHasColors?.() ?? false) };
}
