import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const inRepository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const originalData = readFileSync(inRepository("data/errcodes.json"), "utf8");
const shippedCatalogue = readFileSync(inRepository("src/errcodes/catalogue.generated.ts"), "utf8");

function generate(...args: string[]) {
  const script = inRepository("scripts/generate-errcodes.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

let folder: string;
let data: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "errcodes-"));
  data = join(folder, "errcodes.json");
  out = join(folder, "catalogue.generated.ts");
  writeFileSync(data, originalData);
});
afterEach(() => rmSync(folder, { recursive: true }));

type Row = Record<string, unknown>;
function changeData(change: (first: Row, second: Row, rows: unknown[]) => void) {
  const rows: Row[] = JSON.parse(originalData);
  const [first, second] = rows;
  if (!first || !second) throw new Error("the catalog is too short for this test");
  change(first, second, rows);
  writeFileSync(data, JSON.stringify(rows));
}

describe("the generator", () => {
  it("finds that the repository's own catalog is what its data gives", () => {
    expect(generate("--check")).toMatchObject({ status: 0, stderr: "" });
  });

  it("writes the same bytes wherever and whenever it runs", () => {
    expect(generate("--data", data, "--out", out)).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(out, "utf8")).toBe(shippedCatalogue);
  });

  it("notices data that changed after the catalog was written, writes nothing, and says what to do", () => {
    writeFileSync(out, shippedCatalogue);
    changeData((first) => {
      first.zh = `${first.zh}。`;
    });
    const { status, stderr } = generate("--check", "--data", data, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toContain(`${out} has drifted from ${data}`);
    expect(stderr).toContain("npm run errcodes");
    expect(readFileSync(out, "utf8")).toBe(shippedCatalogue);

    expect(generate("--data", data, "--out", out).status).toBe(0);
    expect(generate("--check", "--data", data, "--out", out).status).toBe(0);
  });

  it("notices a catalog that was edited by hand", () => {
    writeFileSync(out, shippedCatalogue.replace("40001", "40000"));
    expect(generate("--check", "--data", data, "--out", out).status).toBe(1);
  });

  it("notices a catalog that is not there", () => {
    const { status, stderr } = generate("--check", "--data", data, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toContain("has drifted");
    expect(existsSync(out)).toBe(false);
  });

  it.each<[string, RegExp, Parameters<typeof changeData>[0]]>([
    [
      "a name given twice",
      /row 2 .*name SYSTEM_BUSY is taken by row 1/,
      (first, second) => Object.assign(second, { name: first.name }),
    ],
    [
      "two meanings of a code in one product",
      /row 2 .*code -1 for product mp is taken by row 1/,
      (_, second) => Object.assign(second, { code: -1, product: ["mp"] }),
    ],
    [
      "an unknown category",
      /unknown category "weather"/,
      (first) => Object.assign(first, { category: "weather" }),
    ],
    [
      "an unknown product",
      /unknown product "qq"/,
      (first) => Object.assign(first, { product: ["mp", "qq"] }),
    ],
    ["no product", /at least one product/, (first) => Object.assign(first, { product: [] })],
    [
      "a name in camel case",
      /"systemBusy" is not UPPER_SNAKE/,
      (first) => Object.assign(first, { name: "systemBusy" }),
    ],
    ["a code in quotes", /code "-1" is not an integer/, (first) => Object.assign(first, { code: "-1" })],
    [
      "a flag that is no boolean",
      /retryable is neither/,
      (first) => Object.assign(first, { retryable: "yes" }),
    ],
    ["half a hint", /both hint_zh and hint_en/, (first) => Reflect.deleteProperty(first, "hint_zh")],
    ["an empty text", /en is not a clean line/, (first) => Object.assign(first, { en: "" })],
    ["a text of two lines", /zh is not a clean line/, (first) => Object.assign(first, { zh: "一\n二" })],
    [
      "a text that ends a comment",
      /en is not a clean line/,
      (first) => Object.assign(first, { en: "a */ b" }),
    ],
    ["a missing field", /en is missing/, (first) => Reflect.deleteProperty(first, "en")],
    ["an unknown field", /unknown field hint/, (first) => Object.assign(first, { hint: "try again" })],
    ["a row that is no object", /row 583 .*not an object/, (_first, _second, rows) => rows.push(null)],
    ["no rows at all", /not a list of rows/, (_first, _second, rows) => rows.splice(0)],
  ])("refuses %s, names the place, and writes nothing", (_, message, change) => {
    changeData(change);
    const { status, stderr } = generate("--data", data, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });
});
