// Generates docs/endpoints.md and docs/endpoints.zh-CN.md from the table in src/endpoints.
//
//   tsx scripts/generate-endpoint-docs.ts            write both
//   tsx scripts/generate-endpoint-docs.ts --check    exit 1 if one is out of date
//
// --out replaces the folder docs/.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { endpoints } from "../src/endpoints/index.ts";
import { endpointPage } from "./endpoint-page.ts";

const PAGES = { "endpoints.md": "en", "endpoints.zh-CN.md": "zh" } as const;

const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    out: { type: "string", default: fileURLToPath(new URL("../docs", import.meta.url)) },
  },
});

for (const [name, language] of Object.entries(PAGES)) {
  const file = join(options.out, name);
  const page = endpointPage(endpoints, language);
  if (!options.check) {
    writeFileSync(file, page);
    console.log(`${file}: ${endpoints.length} rows written.`);
  } else if (existsSync(file) && readFileSync(file, "utf8") === page) {
    console.log(`${file} is up to date: ${endpoints.length} rows.`);
  } else {
    console.error(`${file} has drifted from the table.\nRun \`npm run endpoints\` and commit the result.`);
    process.exitCode = 1;
  }
}
