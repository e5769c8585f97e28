import type { Command } from "commander";
import { Failed } from "../account/run.ts";
import type { Languages } from "../terminal/language.ts";
import { createProgress } from "../terminal/progress.ts";
import { styleOf } from "../terminal/style.ts";
import type { Check } from "./check.ts";
import { type DoctorOptions, diagnose } from "./doctor.ts";
import { renderCheck, renderSummary } from "./render.ts";

/** @throws {Failed} when a check failed, after all results were written */
export async function runDoctor(
  command: Command,
  { languages, options }: { languages: Languages; options: DoctorOptions & { readonly json?: boolean } },
): Promise<void> {
  const { json = false } = options;
  const [lang] = languages;
  const style = styleOf(command, languages);
  const progress = createProgress(process.stderr, process.env);
  const write = (text: string) => command.configureOutput().writeOut?.(text);
  const doctor = { lang, say: (en: string, zh: string) => (lang === "zh" ? zh : en), waitFor: progress.show };

  const checks: Check[] = [];
  for await (const check of diagnose(options, process.env, doctor)) {
    progress.clear();
    checks.push(check);
    if (!json) write(renderCheck(check, style));
  }
  progress.clear();
  const isOK = checks.every(({ status }) => status !== "failed");
  write(json ? `${JSON.stringify({ ok: isOK, checks }, undefined, 2)}\n` : renderSummary(checks, style));
  if (!isOK) throw new Failed();
}
