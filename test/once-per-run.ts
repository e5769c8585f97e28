import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder in which `oncePerRun` keeps its results. */
    readonly made: string;
  }
}

/** Vitest's global set-up. The folder is inside the repository, so that imports in it resolve as usual. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(fileURLToPath(new URL(".made-", import.meta.url)));
  writeFileSync(`${folder}/.gitignore`, "*\n");
  project.provide("made", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * Makes something slow (a build, a tarball) once for all processes of a run; the others wait for it.
 *
 * @param make writes it into the given folder
 * @returns that folder
 */
export async function oncePerRun(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = `${inject("made")}/${name}`;
  const outcome = `${folder}.outcome`;
  if (isFirst(folder)) {
    const failure = await make(folder).then(
      () => "",
      (error: unknown) => String(error),
    );
    // Written elsewhere and renamed, so that no process reads half of it.
    const draft = `${outcome}.${randomUUID()}`;
    writeFileSync(draft, failure);
    renameSync(draft, outcome);
  }
  while (!existsSync(outcome)) await delay(20);
  const failure = readFileSync(outcome, "utf8");
  if (failure !== "") throw new Error(`${name} could not be made: ${failure}`);
  return folder;
}

/** Only one process can create a folder. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
