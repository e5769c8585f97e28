import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Block } from "./blocks.ts";

/** Inside the repository, so that imports resolve as usual. Examples run in it. */
export const FOLDER = fileURLToPath(new URL("./.generated/", import.meta.url));

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The repository's own settings, and what a project of NestJS or Next.js adds to them: decorators with the types of what
 * they decorate, parameters as properties, and "@/" for the project's folder.
 */
export function settings(files: readonly string[] = []): object {
  const { compilerOptions } = JSON.parse(readFileSync(`${ROOT}tsconfig.json`, "utf8"));
  const paths = Object.entries<string[]>(compilerOptions.paths).map(([name, [source = ""]]) => [
    name,
    [`${ROOT}${source}`],
  ]);
  return {
    extends: `${ROOT}tsconfig.json`,
    compilerOptions: {
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      erasableSyntaxOnly: false,
      paths: {
        ...Object.fromEntries(paths),
        "@/*": [`${FOLDER}*.ts`],
        // axios has types for ES modules and for CommonJS. In a user's project, all packages see the same ones.
        axios: [`${ROOT}node_modules/axios/index.d.ts`],
      },
    },
    include: [],
    files,
  };
}

/** Creates an empty folder that git ignores, with a file for examples to send. */
export function prepareFolder(): void {
  removeFolder();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}.gitignore`, "*\n");
  writeFileSync(`${FOLDER}photo.jpg`, "a photo");
  writeFileSync(`${FOLDER}tsconfig.json`, JSON.stringify(settings()));
}

export function removeFolder(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}

/** Code that the reader of an example has to imagine, each part on one line. */
export interface Surroundings {
  readonly prelude?: string;
  readonly epilogue?: string;
  /** Files of the reader's project that the example imports, by their names. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Writes an example into a separate file, on the same lines as in its document, so that an error of the compiler or the
 * runtime at line 57 is about line 57 of the document.
 */
export function writeBlock({ file, name, line, code }: Block, around: Surroundings = {}): string {
  const path = `${FOLDER}${file.replaceAll("/", "-")}.${name}.ts`;
  for (const [own, text] of Object.entries(around.files ?? {})) {
    mkdirSync(dirname(`${FOLDER}${own}`), { recursive: true });
    writeFileSync(`${FOLDER}${own}`, text);
  }
  writeFileSync(path, `${around.prelude ?? ""}${"\n".repeat(line - 1)}${code}${around.epilogue ?? ""}`);
  return path;
}
