/** @throws {TypeError} when the path is neither absolute nor "*", because it would silently never match */
export function checkPath(path: string): void {
  if (path === "*" || (typeof path === "string" && /^\/[^?#]*$/.test(path))) return;
  throw new TypeError(
    `A path must look like "/cgi-bin/user/info", without host and query, or be "*"; got "${path}"`,
  );
}
