// Reads the catalog from data/ and checks it. The facts are in errcodes.json; our own additions, so that the facts can be
// replaced as a whole, are in errcode-notes.json (aliases, windows) and errcode-hints.json (next steps).

import { readFileSync } from "node:fs";
import { join } from "node:path";

export const PRODUCTS = "mp miniprogram open wecom channels card kf shake".split(" ");
export const CATEGORIES = (
  "success system token credential permission quota rateLimit " +
  "parameter media menu message user content business"
).split(" ");
export const WINDOWS = "second minute hour day month total".split(" ");
const REQUIRED = "code name product category retryable tokenInvalid zh en inSeed source".split(" ");
const FIELDS = new Set([...REQUIRED, "hint_zh", "hint_en"]);
const TEXTS = ["zh", "en", "hint_zh", "hint_en", "source"];
const UPPER_SNAKE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
// Control characters are typing errors, and a line break separates two rows of the generated file. The end of a comment
// would break the generated TSDoc.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches control characters
const INVALID_TEXT = /^\s|\s$|^$|[\u0000-\u001f\u007f\u2028\u2029]|\*\//;

const isCleanText = (text) => typeof text === "string" && !INVALID_TEXT.test(text);
const isHint = (hint) => isCleanText(hint?.en) && isCleanText(hint?.zh) && Object.keys(hint).length === 2;

/**
 * Reads a folder of data.
 *
 * @returns the rows, each with its hint, window and aliases; and what is wrong with the data
 */
export function readErrcodes(folder) {
  const json = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const rows = json("errcodes.json");
  const notes = json("errcode-notes.json");
  const hints = json("errcode-hints.json");
  const problems = problemsOf(rows);
  if (problems.length > 0) return { rows, problems };

  const seed = readFileSync(join(folder, "errcodes-seed.txt"), "utf8");
  problems.push(
    ...problemsOfSeed(rows, seed),
    ...problemsOfNotes(rows, notes),
    ...problemsOfHints(rows, hints),
  );
  const complete = rows.map((row) => ({
    ...row,
    hint: hintOf(row, hints),
    hasOwnHint: hints.own[row.name] !== undefined || row.hint_en !== undefined,
    window: WINDOWS.find((window) => notes.windows[window]?.includes(row.name)),
    aliases: Object.keys(notes.aliases).filter((alias) => notes.aliases[alias] === row.name),
  }));
  for (const row of complete) {
    if (!row.hint && row.code !== 0)
      problems.push(`${row.code} ${row.name}: no hint, nor one for ${row.category}`);
  }
  return { rows: complete, problems };
}

/** A row's own hint, ours before that of the facts; else one for its category and first product. */
function hintOf(row, { own, general }) {
  if (own[row.name]) return own[row.name];
  if (row.hint_en) return { en: row.hint_en, zh: row.hint_zh };
  const inCategory = general[row.category];
  return inCategory?.[row.product[0]] ?? inCategory?.any;
}

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
  for (const product of [row.product].flat())
    expect(PRODUCTS.includes(product), `unknown product ${JSON.stringify(product)}`);
  expect(new Set(row.product).size === row.product.length, "a product is named twice");
  for (const flag of ["retryable", "tokenInvalid", "inSeed"])
    expect(typeof row[flag] === "boolean", `${flag} is neither true nor false`);
  for (const field of TEXTS.filter((field) => field in row))
    expect(isCleanText(row[field]), `${field} is not a clean line of text`);
  expect("hint_zh" in row === "hint_en" in row, "a hint needs both hint_zh and hint_en");
  return problems;
}

/** The problems of all rows: each by itself, then names and meanings that are taken. */
function problemsOf(rows) {
  if (!Array.isArray(rows) || rows.length === 0) return ["the catalog is not a list of rows"];
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

/** Whoever saved WeChat's page got its footer, the page's own address, on the last row. */
const SEED_FOOTER = / 来源： https:\S+$/;

/** WeChat's original table must be there with every row, byte for byte. */
function problemsOfSeed(rows, seed) {
  const table = [...seed.matchAll(/^(-?\d+)\t(.+)$/gm)].map(([, code, text]) => ({
    code: Number(code),
    text: text.replace(SEED_FOOTER, ""),
  }));
  const problems = table.length === 145 ? [] : [`the seed has ${table.length} rows in place of 145`];
  for (const { code, text } of table) {
    const row = rows.find((one) => one.inSeed && one.code === code);
    if (row?.zh !== text) problems.push(`${code} of WeChat's own table is ${JSON.stringify(row?.zh)}`);
  }
  const marked = rows.filter((row) => row.inSeed).length;
  if (marked !== table.length) problems.push(`${marked} rows are marked inSeed in place of ${table.length}`);
  return problems;
}

function problemsOfNotes(rows, { aliases, windows, ...rest }) {
  const named = new Map(rows.map((row) => [row.name, row]));
  const problems = Object.keys(rest).map((field) => `unknown field ${field} of the notes`);
  for (const [alias, name] of Object.entries(aliases)) {
    if (!UPPER_SNAKE.test(alias)) problems.push(`alias ${alias} is not UPPER_SNAKE`);
    if (named.has(alias)) problems.push(`alias ${alias} is the name of a row`);
    if (!named.has(name)) problems.push(`alias ${alias}: there is no ${name}`);
  }
  const seen = new Set();
  for (const [window, names] of Object.entries(windows)) {
    if (!WINDOWS.includes(window)) problems.push(`unknown window ${window}`);
    for (const name of names) {
      const category = named.get(name)?.category;
      if (category !== "quota" && category !== "rateLimit")
        problems.push(`window of ${name}: its category is ${category}`);
      if (seen.has(name)) problems.push(`${name} has two windows`);
      seen.add(name);
    }
  }
  return problems;
}

function problemsOfHints(rows, { own, general }) {
  const names = new Set(rows.map((row) => row.name));
  const problems = [];
  for (const [name, hint] of Object.entries(own)) {
    if (!names.has(name)) problems.push(`hint of ${name}: there is no such row`);
    if (!isHint(hint)) problems.push(`hint of ${name}: not a clean line in en and zh`);
  }
  for (const [category, byProduct] of Object.entries(general)) {
    if (!CATEGORIES.includes(category)) problems.push(`general hint: unknown category ${category}`);
    for (const [product, hint] of Object.entries(byProduct)) {
      if (product !== "any" && !PRODUCTS.includes(product))
        problems.push(`general hint of ${category}: unknown product ${product}`);
      if (!isHint(hint))
        problems.push(`general hint of ${category} for ${product}: not a clean line in en and zh`);
    }
  }
  return problems;
}
