// Turns data/errcodes.json, which people edit, into src/errcodes/catalogue.generated.ts, which ships.
//
//   node scripts/generate-errcodes.mjs            write the file
//   node scripts/generate-errcodes.mjs --check    write nothing, exit 1 when the file is not what the data gives
//
// --data and --out name other files than the repository's own.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const PRODUCTS = "mp miniprogram open wecom channels card kf shake".split(" ");
const CATEGORIES = (
  "success system token credential permission quota rateLimit " +
  "parameter media menu message user content business"
).split(" ");
const REQUIRED = "code name product category retryable tokenInvalid zh en inSeed source".split(" ");
const FIELDS = new Set([...REQUIRED, "hint_zh", "hint_en"]);
const TEXTS = ["zh", "en", "hint_zh", "hint_en", "source"];
const UPPER_SNAKE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
// A control character is a slip of the editor; the end of a comment would break the generated documentation.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNFIT_TEXT = /^\s|\s$|^$|[\u0000-\u001f\u007f\u2028\u2029]|\*\//;

/** Everything wrong with one row on its own. */
function problemsOfRow(row) {
  const missing = REQUIRED.filter((field) => row[field] === undefined).map((field) => `${field} is missing`);
  if (missing.length > 0) return missing;

  const problems = [];
  const expect = (holds, problem) => holds || problems.push(problem);
  for (const field of Object.keys(row)) expect(FIELDS.has(field), `unknown field ${field}`);
  expect(Number.isSafeInteger(row.code), `code ${JSON.stringify(row.code)} is not an integer`);
  expect(UPPER_SNAKE.test(row.name), `name ${JSON.stringify(row.name)} is not UPPER_SNAKE`);
  expect(CATEGORIES.includes(row.category), `unknown category ${JSON.stringify(row.category)}`);
  expect(
    Array.isArray(row.product) && row.product.length > 0,
    "product is not a list with at least one product",
  );
  for (const product of [row.product].flat()) {
    expect(PRODUCTS.includes(product), `unknown product ${JSON.stringify(product)}`);
  }
  for (const flag of ["retryable", "tokenInvalid", "inSeed"]) {
    expect(typeof row[flag] === "boolean", `${flag} is neither true nor false`);
  }
  for (const field of TEXTS.filter((field) => field in row)) {
    expect(
      typeof row[field] === "string" && !UNFIT_TEXT.test(row[field]),
      `${field} is not a clean line of text`,
    );
  }
  expect("hint_zh" in row === "hint_en" in row, "a hint needs both hint_zh and hint_en");
  return problems;
}

/** Everything wrong with the catalogue, each problem with the row that has it. */
function problemsOf(rows) {
  if (!Array.isArray(rows) || rows.length === 0) return ["the catalogue is not a list of rows"];
  const problems = [];
  const seen = new Map();
  for (const [index, row] of rows.entries()) {
    const label = `row ${index + 1} (${row?.code} ${row?.name})`;
    if (typeof row !== "object" || row === null) {
      problems.push(`${label}: not an object`);
      continue;
    }
    for (const problem of problemsOfRow(row)) problems.push(`${label}: ${problem}`);
    const keys = [
      `name ${row.name}`,
      ...[row.product].flat().map((product) => `code ${row.code} for product ${product}`),
    ];
    for (const key of keys) {
      if (seen.has(key)) problems.push(`${label}: ${key} is taken by ${seen.get(key)}`);
      else seen.set(key, label);
    }
  }
  return problems;
}

const quote = (text) => JSON.stringify(text);
const union = (members) => members.map(quote).join(" | ");
const constantOf = (products) => products.join("_").toUpperCase();

/** Flags and hints are the exception, so a row names only those that it has. */
function extrasOf(row) {
  const extras = [];
  if (row.retryable) extras.push("retryable: true");
  if (row.tokenInvalid) extras.push("tokenInvalid: true");
  if (row.hint_en) extras.push(`hint: { zh: ${quote(row.hint_zh)}, en: ${quote(row.hint_en)} }`);
  return extras.length > 0 ? [`{ ${extras.join(", ")} }`] : [];
}

function rowOf(row) {
  const head = [row.code, quote(row.name), constantOf(row.product), quote(row.category)];
  return `  [${[...head, quote(row.zh), quote(row.en), ...extrasOf(row)].join(", ")}],`;
}

function render(rows) {
  const productLists = new Map(rows.map((row) => [constantOf(row.product), row.product]));
  return `// Written by scripts/generate-errcodes.mjs from data/errcodes.json. Do not edit: change the data, then \`npm run errcodes\`.

// The meanings stand in the types alone: editors show them, and the shipped JavaScript stays small.
interface Numbers {
${rows.map((row) => `  /** ${row.en}. */ readonly ${row.name}: ${row.code};`).join("\n")}
}

/**
 * Every known errcode by name, so that code can say \`Errcode.INVALID_OPENID\` instead of 40003. Frozen.
 *
 * Names are unique, numbers are not: WeCom gives about thirty numbers a meaning of their own, and those names start
 * with \`WECOM_\` (\`Errcode.INVALID_CREDENTIAL\` and \`Errcode.WECOM_INVALID_SECRET\` are both 40001).
 *
 * @example
 * \`\`\`ts
 * import { Errcode } from "axios-wechat/errcodes";
 *
 * const answer = { errcode: 45015, errmsg: "response out of time limit" };
 * if (answer.errcode === Errcode.REPLY_WINDOW_EXPIRED) console.log("the user has been silent for too long");
 * \`\`\`
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html
 */
export const Errcode: Numbers = /* @__PURE__ */ Object.freeze({
${rows.map((row) => `  ${row.name}: ${row.code},`).join("\n")}
} as const);

type Products = readonly (${union(PRODUCTS)})[];

type Row = readonly [
  code: Numbers[keyof Numbers],
  name: keyof Numbers,
  product: Products,
  category: ${union(CATEGORIES)},
  zh: string,
  en: string,
  extras?: {
    readonly retryable?: true;
    readonly tokenInvalid?: true;
    readonly hint?: { readonly zh: string; readonly en: string };
  },
];

${[...productLists].map(([name, products]) => `const ${name}: Products = [${products.map(quote).join(", ")}];`).join("\n")}

/** The catalogue, one row per meaning; \`lookup.ts\` makes entries of them. */
export const rows: readonly Row[] = [
${rows.map(rowOf).join("\n")}
];
`;
}

function readGenerated(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    data: { type: "string", default: inRepository("data/errcodes.json") },
    out: { type: "string", default: inRepository("src/errcodes/catalogue.generated.ts") },
  },
});

const rows = JSON.parse(readFileSync(options.data, "utf8"));
const problems = problemsOf(rows);
if (problems.length > 0)
  fail(`${options.data} has ${problems.length} problem(s):\n  ${problems.join("\n  ")}`);

const generated = render(rows);
if (!options.check) {
  writeFileSync(options.out, generated);
  console.log(`${options.out}: ${rows.length} rows written.`);
} else if (readGenerated(options.out) === generated) {
  console.log(`${options.out} is up to date: ${rows.length} rows.`);
} else {
  fail(`${options.out} has drifted from ${options.data}.\nRun \`npm run errcodes\` and commit the result.`);
}
