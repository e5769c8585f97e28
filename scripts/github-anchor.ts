/** The anchor that GitHub gives a heading, as plain text. The site gives it the same, so that a link works on both. */
export function githubAnchor(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}
