import { posix } from "node:path";
import { addressOf, namedInRepository } from "./repository.ts";

/** What is shown as it stands, and a link outside of it. */
const CODE_OR_LINK =
  /^```[\s\S]*?^```$|`[^`\n]*`|(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s#]*)(#[^)\s]*)?\)/gm;
const ELSEWHERE = /^(?:https?|mailto):/;

/**
 * A page as the package has it: a link to what is only in the repository becomes absolute, or, while the repository has no
 * address, names the file.
 *
 * @param page the path of the page in the repository
 * @param isShipped whether the package has this file
 */
export function packedPage(
  markdown: string,
  page: string,
  isShipped: (file: string) => boolean,
  repository: string | undefined,
): string {
  return markdown.replace(CODE_OR_LINK, (whole, image, text, path, anchor = "") => {
    if (!path || ELSEWHERE.test(path)) return whole;
    const file = posix.join(posix.dirname(page), path);
    if (isShipped(file)) return whole;
    const address = addressOf(file, repository);
    if (address !== undefined) return `${image}[${text}](${address}${anchor})`;
    return namedInRepository(text, file, /(?:^|\/)zh\/|zh-CN/.test(page) ? "zh" : "en");
  });
}
