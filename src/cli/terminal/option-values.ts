import { InvalidArgumentError } from "commander";

/** Parses the value of an option. Commander prefixes the error with the option's name. */
export function wholeNumber(max: number, min = 0): (text: string) => number {
  return (text) => {
    if (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

/** Collects the values of an option that may be given several times. */
export function each<T>(parse: (text: string) => T): (text: string, before: readonly T[]) => readonly T[] {
  return (text, before) => [...before, parse(text)];
}

/** Rejects an empty value, such as `--secret "$SECRET"` when the variable is not set. */
export function nonEmpty(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("It must not be empty.");
}
