import { InvalidArgumentError } from "commander";

/** Parses the value of an option. Commander prefixes the error with the option's name. */
export function wholeNumber(max: number): (text: string) => number {
  return (text) => {
    if (/^\d+$/.test(text) && Number(text) <= max) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${max}.`);
  };
}

/** Rejects an empty value, such as `--secret "$SECRET"` when the variable is not set. */
export function nonEmpty(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("It must not be empty.");
}
