import { describe } from "../../../checks/check-options.ts";

/**
 * A path that can be described: an absolute one, or "*".
 * @throws {TypeError} for anything else, which would otherwise silently never match
 */
export function checkPath(path: string): void {
  if (path === "*" || (typeof path === "string" && /^\/[^?#]*$/.test(path))) return;
  throw new TypeError(
    `A path is written like "/cgi-bin/user/info", without host and query, or "*"; got "${path}"`,
  );
}

/** @throws {TypeError} when the errcode is no failure */
export function checkErrcode(errcode: number): void {
  if (Number.isInteger(errcode) && errcode !== 0) return;
  const got = typeof errcode === "number" ? errcode : describe(errcode);
  throw new TypeError(`A failure needs an integer errcode other than 0; got ${got}`);
}
