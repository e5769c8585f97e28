// Generates src/api/rows/<product>.generated.d.cts, the types of the endpoints by path.
//
//   node scripts/generate-api-types.mjs            write the files
//   node scripts/generate-api-types.mjs --check    exit 1 if one is out of date

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { moduleOf } from "./api-types.mjs";
import { readSchemas } from "./schema-rows.mjs";

export const API_PRODUCTS = ["mp", "miniprogram", "open", "channels", "card", "kf", "wecom"];

const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const endpoints = JSON.parse(readFileSync(inRepository("data/endpoints.json"), "utf8"));
const schemas = readSchemas(inRepository("data/schemas.json"), endpoints.endpoints);
const check = process.argv.includes("--check");

for (const product of API_PRODUCTS) {
  const file = inRepository(`src/api/rows/${product}.generated.d.cts`);
  const text = moduleOf(product, endpoints, schemas);
  if (!check) {
    writeFileSync(file, text);
    console.log(`${file}: ${text.length} characters written.`);
  } else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.error(`${file} has drifted from its data. Run \`npm run schemas\` and commit the result.`);
    process.exitCode = 1;
  }
}
