import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const inRepository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const FILES = ["errcodes.json", "errcode-notes.json", "errcode-hints.json", "errcodes-seed.txt"];
const GENERATED = ["catalog.generated.cjs", "catalog.generated.d.cts"] as const;
const textOf = (name: string) => readFileSync(inRepository(name), "utf8");
const originalData = textOf("data/errcodes.json");
const shipped = GENERATED.map((name) => textOf(`src/errcodes/${name}`));

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
  [data, out] = [join(folder, "data"), join(folder, "out")];
  mkdirSync(data);
  mkdirSync(out);
  for (const name of FILES) writeFileSync(join(data, name), textOf(`data/${name}`));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = () =>
  GENERATED.map((name) => join(out, name)).map((file) => existsSync(file) && readFileSync(file, "utf8"));

/** Changes one of the other files. */
function change(name: string, edit: (json: Record<string, Record<string, unknown>>) => void) {
  const json = JSON.parse(readFileSync(join(data, name), "utf8"));
  edit(json);
  writeFileSync(join(data, name), JSON.stringify(json));
}

type Row = Record<string, unknown>;
function changeData(change: (first: Row, second: Row, rows: unknown[]) => void) {
  const rows: Row[] = JSON.parse(originalData);
  const [first, second] = rows;
  if (!first || !second) throw new Error("the catalog is too short for this test");
  change(first, second, rows);
  writeFileSync(join(data, "errcodes.json"), JSON.stringify(rows));
}

describe("the generator", () => {
  it("generates the repository's own catalog from its data", () => {
    expect(generate("--check")).toMatchObject({ status: 0, stderr: "" });
  });

  it("writes the same bytes wherever and whenever it runs", () => {
    expect(generate("--data", data, "--out", out)).toMatchObject({ status: 0, stderr: "" });
    expect(written()).toEqual(shipped);
  });

  it("detects data that changed after the catalog was written, writes nothing, and says what to do", () => {
    generate("--data", data, "--out", out);
    changeData((_, __, rows) => {
      (rows.at(-1) as Row).zh = "另一种说明";
    });
    const { status, stderr } = generate("--check", "--data", data, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toContain(`has drifted from ${data}`);
    expect(stderr).toContain("npm run errcodes");
    expect(written()).toEqual(shipped);

    expect(generate("--data", data, "--out", out).status).toBe(0);
    expect(generate("--check", "--data", data, "--out", out).status).toBe(0);
  });

  it.each(GENERATED)("detects that %s was edited by hand", (name) => {
    generate("--data", data, "--out", out);
    writeFileSync(join(out, name), readFileSync(join(out, name), "utf8").replace("40001", "40000"));
    expect(generate("--check", "--data", data, "--out", out).status).toBe(1);
  });

  it("detects a missing catalog", () => {
    const { status, stderr } = generate("--check", "--data", data, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toContain("has drifted");
    expect(written()).toEqual([false, false]);
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
    ["a row that is no object", /row 3459 .*not an object/, (_first, _second, rows) => rows.push(null)],
    ["no rows at all", /not a list of rows/, (_first, _second, rows) => rows.splice(0)],
  ])("rejects %s, names the place, and writes nothing", (_, message, change) => {
    changeData(change);
    const { status, stderr } = generate("--data", data, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(written()).toEqual([false, false]);
  });

  it.each<[string, RegExp, string, Parameters<typeof change>[1]]>([
    [
      "an alias that is a name",
      /alias SUCCESS is the name of a row/,
      "errcode-notes.json",
      ({ aliases }) => Object.assign(aliases ?? {}, { SUCCESS: "SYSTEM_BUSY" }),
    ],
    [
      "an alias of nothing",
      /alias OLD: there is no NEW/,
      "errcode-notes.json",
      ({ aliases }) => Object.assign(aliases ?? {}, { OLD: "NEW" }),
    ],
    [
      "a window of another category",
      /window of INVALID_OPENID: its category is user/,
      "errcode-notes.json",
      ({ windows }) => Object.assign(windows ?? {}, { hour: ["INVALID_OPENID"] }),
    ],
    [
      "an unknown window",
      /unknown window week/,
      "errcode-notes.json",
      ({ windows }) => Object.assign(windows ?? {}, { week: [] }),
    ],
    [
      "a hint of nothing",
      /hint of NEW: there is no such row/,
      "errcode-hints.json",
      ({ own }) => Object.assign(own ?? {}, { NEW: { en: "Wait", zh: "等待" } }),
    ],
    [
      "a hint in one language",
      /hint of INVALID_APPID: not a clean line/,
      "errcode-hints.json",
      ({ own }) => Object.assign(own ?? {}, { INVALID_APPID: { en: "Wait" } }),
    ],
    [
      "a category without a next step",
      /no hint, nor one for menu/,
      "errcode-hints.json",
      ({ general }) => Reflect.deleteProperty(general ?? {}, "menu"),
    ],
  ])("rejects %s", (_, message, name, edit) => {
    change(name, edit);
    const { status, stderr } = generate("--data", data, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });

  it("rejects a changed text of WeChat's original table", () => {
    changeData((first) => Object.assign(first, { zh: "系统繁忙" }));
    expect(generate("--data", data, "--out", out).stderr).toContain("-1 of WeChat's own table");
  });
});
