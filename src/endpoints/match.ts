/**
 * Finds the first row of a path; rows of one path stand next to each other. A segment such as `{name}` stands for any one
 * segment, and a path without one comes first.
 *
 * @param paths sorted
 */
export function createMatchPath(paths: readonly string[]): (path: string) => number | undefined {
  const rows = new Map<string, number>();
  const templates = new Map<RegExp, number>();
  for (const [row, path] of paths.entries()) {
    if (rows.has(path)) continue;
    rows.set(path, row);
    if (path.includes("{")) templates.set(patternOf(path), row);
  }
  return (path) => {
    const plain = path.endsWith("/") ? path.replace(/\/+$/, "") : path;
    const row = rows.get(plain);
    if (row !== undefined) return row;
    for (const [pattern, first] of templates) if (pattern.test(plain)) return first;
    return undefined;
  };
}

function patternOf(path: string): RegExp {
  const segments = path.split("/").map((segment) => (segment.startsWith("{") ? "[^/]+" : escaped(segment)));
  return new RegExp(`^${segments.join("/")}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
