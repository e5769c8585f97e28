import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** A page in both languages, made from a table. */
interface Pages<Row> {
  /** The name of both files, without `.md`. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly page: (rows: readonly Row[], language: "en" | "zh") => string;
  /** The script that writes them. */
  readonly command: string;
}

/**
 * Writes both pages, or with `--check` says which is out of date, and exits 1. `--out` replaces the folder docs/.
 */
export function writePages<Row>({ name, rows, page, command }: Pages<Row>): void {
  const { values: options } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      out: { type: "string", default: fileURLToPath(new URL("../docs", import.meta.url)) },
    },
  });
  for (const [path, language] of [
    [`${name}.md`, "en"],
    [`zh/${name}.md`, "zh"],
  ] as const) {
    const file = join(options.out, path);
    const text = page(rows, language);
    if (!options.check) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      console.log(`${file}: ${rows.length} rows written.`);
    } else if (existsSync(file) && readFileSync(file, "utf8") === text) {
      console.log(`${file} is up to date: ${rows.length} rows.`);
    } else {
      console.error(`${file} is out of date.\nRun \`npm run ${command}\` and commit the result.`);
      process.exitCode = 1;
    }
  }
}
