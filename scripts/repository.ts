/**
 * The address of the repository's web page, without a slash at its end. The only place that knows it: once it is set, the
 * pages of the package and of the site link to the repository's files. Until then they name them.
 */
export const REPOSITORY = undefined as string | undefined;

/** The address of a file of the repository; undefined while the repository has none. */
export function addressOf(file: string, repository: string | undefined): string | undefined {
  return repository === undefined ? undefined : `${repository}/blob/main/${file}`;
}

/** In place of a link to a file that only the repository has: the file's name. */
export function namedInRepository(text: string, file: string, language: "en" | "zh"): string {
  const isName = text.replaceAll("`", "") === file;
  if (language === "zh") return isName ? `仓库中的 \`${file}\`` : `${text}（仓库中的 \`${file}\`）`;
  return isName ? `\`${file}\` in the repository` : `${text} (\`${file}\`, in the repository)`;
}
