#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram, withShortForm } from "./program.ts";
import { languagesOf } from "./terminal/language.ts";

// A reader such as `head` can close the pipe early. Exit quietly then.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

const { locale } = Intl.DateTimeFormat().resolvedOptions();
const program = createProgram(languagesOf(process.env, locale));
try {
  await program.parseAsync(withShortForm(process.argv.slice(2)), { from: "user" });
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = exitCodeOf(error);
}

/** Like grep: 1 when nothing is found, 2 for invalid usage. */
function exitCodeOf({ code, exitCode }: CommanderError): number {
  const isMisuse = code.startsWith("commander.") && code !== "commander.help" && exitCode !== 0;
  return isMisuse ? 2 : exitCode;
}
