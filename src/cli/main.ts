#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram } from "./program.ts";
import { languagesOf } from "./terminal/language.ts";

// Whoever reads the output may stop reading, as `head` does: then there is nothing left to do.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

const { locale } = Intl.DateTimeFormat().resolvedOptions();
const program = createProgram(languagesOf(process.env, locale));
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = exitCodeOf(error);
}

/** As with grep: 1 when there is nothing to be found, 2 for a command that cannot be understood. */
function exitCodeOf({ code, exitCode }: CommanderError): number {
  const isMisuse = code.startsWith("commander.") && code !== "commander.help" && exitCode !== 0;
  return isMisuse ? 2 : exitCode;
}
