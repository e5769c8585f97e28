import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errcodePage } from "../../scripts/errcode-page.ts";
import { errcodes } from "../../src/errcodes/index.ts";
import { bundle } from "../bundle.ts";
import { createApiError } from "../unit/api-error.ts";
import { textOf } from "./documents.ts";

const NAMES = ["errcodes.md", "zh/errcodes.md"] as const;
const script = new URL("../../scripts/generate-errcode-docs.ts", import.meta.url);
const bundled = await bundle(script);

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, stdout, stderr };
}

const generate = (...args: string[]) => run(bundled, ...args);

describe("the pages of errcodes", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "errcode-pages-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("match the catalog", () => {
    // Runs like npm does: only the script itself knows where the pages are.
    expect(run("--import", "tsx", fileURLToPath(script), "--check")).toMatchObject({ status: 0, stderr: "" });
  });

  test("are the same wherever they are written", () => {
    expect(generate("--out", folder)).toMatchObject({ status: 0, stderr: "" });
    for (const name of NAMES) expect(readFileSync(join(folder, name), "utf8")).toBe(textOf(`docs/${name}`));
  });

  test.each(NAMES)("fail the check after %s was edited by hand, which stays as it is", (name) => {
    generate("--out", folder);
    const file = join(folder, name);
    const edited = textOf(`docs/${name}`).replace("IP_NOT_WHITELISTED", "IP_NOT_WHITE");
    writeFileSync(file, edited);
    const { status, stderr } = generate("--check", "--out", folder);
    expect(status).toBe(1);
    expect(stderr).toContain(`${file} is out of date`);
    expect(stderr).toContain("npm run errcodes");
    expect(readFileSync(file, "utf8")).toBe(edited);
  });

  test("fail the check when one is missing", () => {
    expect(generate("--check", "--out", folder).status).toBe(1);
  });

  test("follow the catalog: a corrected text, category or number appears", () => {
    const changes = [{ en: "another text" }, { category: "content" as const }, { code: 45010 as const }];
    for (const change of changes) {
      const changed = errcodes.map((entry) => (entry.code === 45009 ? { ...entry, ...change } : entry));
      expect(errcodePage(changed, "en")).not.toBe(textOf("docs/errcodes.md"));
    }
  });

  test("are written by `npm run errcodes` and checked by `npm run errcodes:check`", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
    expect(scripts.errcodes).toContain("scripts/generate-errcode-docs.ts");
    expect(scripts["errcodes:check"]).toContain("scripts/generate-errcode-docs.ts --check");
    expect(scripts["check:static"]).toContain("npm run errcodes:check");
  });
});

describe.each(NAMES)("%s", (name) => {
  const page = textOf(`docs/${name}`);
  const rows = new Map(
    [...page.matchAll(/^\| <a id="([\w-]+)"><\/a>.*$/gm)].map(([row, anchor = ""]) => [
      anchor,
      row.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")),
    ]),
  );
  /** The class and the common next step are above the table of a group. */
  const introductionOf = (wanted: string) =>
    page
      .slice(0, page.indexOf(`\`${wanted}\` | `, page.indexOf('<a id="mp-')))
      .split("\n### ")
      .at(-1) ?? "";
  const rowOf = (wanted: string) => [...rows.values()].find((cells) => cells[1] === `\`${wanted}\``) ?? [];

  test("has each meaning once, and the first meaning of each number under the number alone", () => {
    expect(rows.size).toBe(errcodes.length);
    for (const { code } of errcodes) expect(rows.get(`${code}`)?.[0]).toMatch(new RegExp(`>${code}$`));
  });

  test("names the class that is thrown", () => {
    for (const { code, name: wanted, product } of errcodes.filter((entry) => entry.code !== 0)) {
      const error = createApiError({ errcode: code, errmsg: "", body: {} }, { product: product[0] });
      const [told] = /(?<=`)\w+Error(?=`)/.exec(introductionOf(wanted)) ?? [];
      expect([wanted, told]).toEqual([wanted, error.name]);
    }
  });

  test("has the next step of every code, in its row or above it", () => {
    const language = name === "errcodes.md" ? "en" : "zh";
    const plain = (text: string) => text.replaceAll("\\", "");
    for (const { name: wanted, hint } of errcodes.filter((entry) => entry.code !== 0))
      expect(plain(`${introductionOf(wanted)}${rowOf(wanted)[3]}`), wanted).toContain(
        plain(hint?.[language] ?? "no hint"),
      );
  });

  test("gives the meaning and the hint in its language", () => {
    const language = name === "errcodes.md" ? "en" : "zh";
    const { hint } = errcodes.find((entry) => entry.name === "IP_NOT_WHITELISTED") ?? {};
    expect(hint).toBeDefined();
    expect(rowOf("IP_NOT_WHITELISTED")[3]).toContain(`→ ${hint?.[language]}`);
  });
});
