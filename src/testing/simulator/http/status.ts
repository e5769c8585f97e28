import { type Check, describe } from "../../../checks/check-options.ts";

/** The status of an HTTP answer; those below 200 go before one. */
export const status: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599
    ? undefined
    : "an HTTP status from 200 to 599";

/** @throws {TypeError} when it is no status that an answer can have */
export function checkStatus(where: string, value: unknown): void {
  const allowed = status(value);
  if (allowed) throw new TypeError(`${where}.status must be ${allowed}, got ${describe(value)}`);
}
