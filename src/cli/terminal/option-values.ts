import { InvalidArgumentError } from "commander";

/** Reads an option's value; commander puts the option's name in front of what is wrong with it. */
export function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${most}.`);
  };
}

/** An empty value is what `--secret "$SECRET"` gives where the variable is not set. */
export function nonEmpty(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("It must not be empty.");
}
