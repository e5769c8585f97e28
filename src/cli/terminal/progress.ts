/** Shows what a command is waiting for. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const CLEAR_LINE = "\r\u001b[2K";

/** Writes over one line of a terminal; in a pipe or a file it writes nothing. */
export function createProgress(output: Output, env: Readonly<Record<string, string | undefined>>): Progress {
  if (!output.isTTY || env.TERM === "dumb") return { show: () => {}, clear: () => {} };
  return {
    show: (text) => void output.write(`${CLEAR_LINE}${text} …`),
    clear: () => void output.write(CLEAR_LINE),
  };
}
