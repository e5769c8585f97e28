import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const DIST = fileURLToPath(new URL("../dist/", import.meta.url));

/** The site is tested as it is below a folder of a host: what works there works at the top, too. */
export const BASE = "/axios-wechat/";

/** Every built page, such as `zh/tokens.html`. */
export const pages: readonly string[] = readdirSync(DIST, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".html") && path !== "404.html")
  .sort();

/** A page's HTML as it was built, before a browser runs its scripts. */
export function htmlOf(page: string): string {
  return readFileSync(`${DIST}${page}`, "utf8");
}
