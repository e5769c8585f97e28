import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import config from "../../vitest.config.ts";
import { deadLinksOf } from "../docs/links.ts";
import { FOLDER } from "./start.ts";

const HERE = new URL(".", import.meta.url);
const textOf = (file: string) => readFileSync(`${FOLDER}${file}`, "utf8");
const linesOf = (file: string) => textOf(file).trimEnd().split("\n");

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".ts"));
const found = (texts: string[], pattern: RegExp) =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => `${name}.ts`));

test("every example is a program that runs here, a test, or a part of one of these", () => {
  const tests = readdirSync(HERE).filter((name) => name.endsWith(".test.ts"));
  const run = found(
    tests.map((name) => readFileSync(new URL(name, HERE), "utf8")),
    /\b(?:run|startServer)\(\s*"([\w-]+)"/g,
  );
  const vitest = files.filter((name) => name.endsWith(".test.ts"));
  const parts = found([...run, ...vitest].map(textOf), /from "\.\/([\w-]+)\.ts"/g);
  expect([...new Set([...run, ...vitest, ...parts])].sort()).toEqual(files);
  expect(JSON.stringify(config.test?.projects)).toContain("examples/**/*.test.ts");
});

describe.each(files)("%s", (file) => {
  test("has at most 40 lines of at most 110 characters", () => {
    expect(linesOf(file).length).toBeLessThanOrEqual(40);
    expect(linesOf(file).filter((line) => line.length > 110)).toEqual([]);
  });

  test("imports the package by its name", () => {
    expect(textOf(file)).not.toMatch(/\.\.\//);
  });
});

test("a test of an expired token takes at most 12 lines, including imports", () => {
  expect(linesOf("token-expires.test.ts").length).toBeLessThanOrEqual(12);
});

describe.each(["README.md", "README.zh-CN.md"])("examples/%s", (readme) => {
  test("has a line for every example", () => {
    const listed = [...textOf(readme).matchAll(/\]\(([\w-]+(?:\.test)?\.ts)\)/g)].map(([, name]) => name);
    expect([...new Set(listed)].sort()).toEqual(files);
  });

  test("links to existing files and headings", () => {
    expect(deadLinksOf(`examples/${readme}`)).toEqual([]);
  });
});
