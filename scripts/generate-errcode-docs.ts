// Generates docs/errcodes.md and docs/errcodes.zh-CN.md from the catalog in src/errcodes.
//
//   tsx scripts/generate-errcode-docs.ts            write both
//   tsx scripts/generate-errcode-docs.ts --check    exit 1 if one is out of date
//
// --out replaces the folder docs/.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { errcodes } from "../src/errcodes/index.ts";
import { errcodePage } from "./errcode-page.ts";

const PAGES = { "errcodes.md": "en", "errcodes.zh-CN.md": "zh" } as const;

const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    out: { type: "string", default: fileURLToPath(new URL("../docs", import.meta.url)) },
  },
});

for (const [name, language] of Object.entries(PAGES)) {
  const file = join(options.out, name);
  const page = errcodePage(errcodes, language);
  if (!options.check) {
    writeFileSync(file, page);
    console.log(`${file}: ${errcodes.length} rows written.`);
  } else if (existsSync(file) && readFileSync(file, "utf8") === page) {
    console.log(`${file} is up to date: ${errcodes.length} rows.`);
  } else {
    console.error(`${file} has drifted from the catalog.\nRun \`npm run errcodes\` and commit the result.`);
    process.exitCode = 1;
  }
}
