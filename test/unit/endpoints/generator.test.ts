import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const inRepository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const original = readFileSync(inRepository("data/endpoints.json"), "utf8");
const shipped = readFileSync(inRepository("src/endpoints/table.generated.cjs"), "utf8");

function generate(...args: string[]) {
  const script = inRepository("scripts/generate-endpoints.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

let folder: string;
let data: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "endpoints-"));
  data = join(folder, "endpoints.json");
  out = join(folder, "table.generated.cjs");
});
afterEach(() => rmSync(folder, { recursive: true }));

type Row = Record<string, unknown>;
function changeData(change: (first: Row, second: Row) => void): void {
  const all = JSON.parse(original) as { endpoints: [Row, Row] };
  change(...all.endpoints);
  writeFileSync(data, JSON.stringify(all));
}

describe("the generator of the endpoint table", () => {
  it("generates the repository's own table from its data", () => {
    expect(generate("--check")).toMatchObject({ status: 0, stderr: "" });
  });

  it("writes the same bytes wherever it runs, and detects changed data", () => {
    writeFileSync(data, original);
    expect(generate("--data", data, "--out", out)).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(out, "utf8")).toBe(shipped);
    changeData((first) => {
      first.repeat = first.repeat === "read" ? "unsafe" : "read";
    });
    const { status, stderr } = generate("--check", "--data", data, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toContain(`${out} has drifted from ${data}`);
    expect(stderr).toContain("npm run endpoints");
  });

  const MISTAKES: readonly [string, (first: Row, second: Row) => void, string][] = [
    ["a missing field", (first) => delete first.token, "token is missing"],
    ["an unknown field", (first) => Object.assign(first, { doc: "x" }), "unknown field doc"],
    ["a method", (first) => Object.assign(first, { method: "get" }), 'method "get" is none of GET, POST'],
    ["a class of repeat", (first) => Object.assign(first, { repeat: "safe" }), 'repeat "safe" is none of'],
    ["a kind of token", (first) => Object.assign(first, { token: "token" }), 'token "token" is none of'],
    ["a product", (first) => Object.assign(first, { product: ["wework"] }), 'unknown product "wework"'],
    ["no product", (first) => Object.assign(first, { product: [] }), "not a list with a product"],
    [
      "a trailing slash",
      (first) => Object.assign(first, { path: "/a/" }),
      "not a path without a trailing slash",
    ],
    [
      "a foreign page",
      (first) => Object.assign(first, { docs: "https://a.example/" }),
      "not an https address of",
    ],
    ["the same endpoint twice", (first, second) => Object.assign(second, first), "taken by row 1"],
    [
      "two rows that one path can match",
      (first, second) => {
        Object.assign(first, { path: "/card/{a}", method: "GET" });
        Object.assign(second, { path: "/card/{b}", method: "GET" });
      },
      "taken by row 1",
    ],
    ["rows out of order", (first) => Object.assign(first, { path: "/z" }), "not sorted by path"],
    [
      "upload: false",
      (first) => Object.assign(first, { upload: false }),
      "upload is neither true nor absent",
    ],
    [
      "a dedupe field of a reading endpoint",
      (first) => Object.assign(first, { dedupe: "id", repeat: "read" }),
      "dedupe belongs to an unsafe endpoint",
    ],
  ];
  it.each(MISTAKES)("rejects %s", (_, change, problem) => {
    changeData(change);
    const { status, stderr } = generate("--data", data, "--out", out);
    expect(status).toBe(1);
    expect(stderr).toContain(problem);
  });
});
