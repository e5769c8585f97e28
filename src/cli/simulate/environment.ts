/** Returns shell commands that set environment variables. */
export function environmentLines(
  variables: Readonly<Record<string, string>>,
  platform: NodeJS.Platform,
): string {
  const line = platform === "win32" ? powershellLine : posixLine;
  return Object.entries(variables)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join("");
}

function powershellLine(name: string, value: string): string {
  return `$env:${name} = '${value.replaceAll("'", "''")}'`;
}

function posixLine(name: string, value: string): string {
  const isPlain = /^[\w.:/-]+$/.test(value);
  return `export ${name}=${isPlain ? value : `'${value.replaceAll("'", `'\\''`)}'`}`;
}
