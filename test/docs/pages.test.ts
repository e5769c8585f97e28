import { dirname, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { createWechatSimulator } from "../../src/testing/index.ts";
import { diagramsOf, problemsOf } from "./diagrams.ts";
import { documents, pages, textOf } from "./documents.ts";
import { deadLinksOf } from "./links.ts";
import { messages, saidBy } from "./messages.ts";
import { outlineOf } from "./outline.ts";
import { isQuotedBy, quotationsOf } from "./quotations.ts";

test.each(documents)("the links of %s point to existing files and anchors", (file) => {
  expect(deadLinksOf(file)).toEqual([]);
});

test("every page of docs exists in both languages", () => {
  const known = new Set(pages.flat());
  expect(documents.filter((file) => file.startsWith("docs/") && !known.has(file))).toEqual([]);
});

test.each(pages)("%s and %s have the same outline", (english, chinese) => {
  expect(outlineOf(textOf(chinese))).toEqual(outlineOf(textOf(english)));
});

test.each(pages)("%s and %s link to each other", (english, chinese) => {
  const link = (from: string, to: string) => relative(dirname(from), to);
  expect(textOf(english)).toContain(`[简体中文](${link(english, chinese)})`);
  expect(textOf(chinese)).toContain(`[English](${link(chinese, english)})`);
});

describe("diagrams", () => {
  const diagrams = documents.flatMap((file) => diagramsOf(file, textOf(file)));

  test("of a renewal and of several processes exist in both languages", () => {
    expect(diagrams.map(({ file }) => file)).toEqual([
      "docs/several-processes.md",
      "docs/tokens.md",
      "docs/zh/several-processes.md",
      "docs/zh/tokens.md",
    ]);
  });

  test.each(diagrams)("$file:$line is well-formed", (diagram) => {
    expect(problemsOf(diagram)).toEqual([]);
  });
});

describe("error messages that a page quotes", () => {
  const quotations = documents.flatMap((file) => quotationsOf(file, textOf(file)));

  test("have a scenario each, and all scenarios are used", () => {
    expect([...new Set(quotations.map(({ name }) => name))].sort()).toEqual(Object.keys(messages).sort());
  });

  test.each(quotations)("$file:$line ($name) is the error's message", async (quotation) => {
    const provoke = messages[quotation.name];
    if (!provoke) throw new Error(`nothing is known of ${quotation.name}`);
    const said = await saidBy(provoke, createWechatSimulator());
    expect(said).toSatisfy((message: string) => isQuotedBy(message, quotation));
  });
});
