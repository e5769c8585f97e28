import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Gives a text a colour, or leaves it as it is. */
export type Paint = (format: Format, text: string) => string;

export function createPaint(hasColors: boolean): Paint {
  // Newer versions of node would ask the terminal once more, and only stdout: whether there are colours is known.
  return hasColors ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;
}
