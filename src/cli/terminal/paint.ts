import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Colors a text, or returns it unchanged when colors are off. */
export type Paint = (format: Format, text: string) => string;

export function createPaint(hasColors: boolean): Paint {
  // Color support is already known, so newer Node versions need not detect it again.
  return hasColors ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;
}
