import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as publicNames from "../../../src/errcodes/index.ts";
import { type Category, Errcode, errcodes, type Product } from "../../../src/errcodes/index.ts";

interface DataRow {
  code: number;
  name: string;
  product: string[];
  category: string;
  retryable: boolean;
  tokenInvalid: boolean;
  zh: string;
  en: string;
  hint_zh?: string;
  hint_en?: string;
}
const data: DataRow[] = JSON.parse(
  readFileSync(new URL("../../../data/errcodes.json", import.meta.url), "utf8"),
);

// Records, so that the compiler asks for every member of the two unions.
const categories: Record<Category, true> = {
  success: true,
  system: true,
  token: true,
  credential: true,
  permission: true,
  quota: true,
  rateLimit: true,
  parameter: true,
  media: true,
  menu: true,
  message: true,
  user: true,
  content: true,
  business: true,
};
const products: Record<Product, true> = {
  mp: true,
  miniprogram: true,
  open: true,
  wecom: true,
  channels: true,
  card: true,
  kf: true,
  shake: true,
};

describe("the catalog", () => {
  it("exports three names and no more", () => {
    expect(Object.keys(publicNames).sort()).toEqual(["Errcode", "errcodes", "lookupErrcode"]);
  });

  it("is data/errcodes.json, row for row, without the notes on where a row came from", () => {
    const expected = data.map(
      ({ code, name, product, category, retryable, tokenInvalid, zh, en, ...rest }) => ({
        code,
        name,
        product,
        category,
        retryable,
        tokenInvalid,
        zh,
        en,
        ...(rest.hint_en !== undefined && { hint: { zh: rest.hint_zh, en: rest.hint_en } }),
      }),
    );
    expect(expected).toHaveLength(582);
    expect(errcodes).toStrictEqual(expected);
  });

  it("uses each name once", () => {
    const names = errcodes.map((entry) => entry.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("gives a code one meaning per product", () => {
    const meanings = errcodes.flatMap((entry) => entry.product.map((product) => `${entry.code} ${product}`));
    expect(new Set(meanings).size).toBe(meanings.length);
  });

  it("files every entry under one of the 14 categories, and uses them all", () => {
    expect(Object.keys(categories)).toHaveLength(14);
    expect(new Set(errcodes.map((entry) => entry.category))).toEqual(new Set(Object.keys(categories)));
  });

  it("knows the products that it names, and uses them all", () => {
    expect(new Set(errcodes.flatMap((entry) => entry.product))).toEqual(new Set(Object.keys(products)));
  });

  it("calls errcode 0 a success and nothing else", () => {
    expect(errcodes.filter((entry) => entry.category === "success").map((entry) => entry.code)).toEqual([0]);
  });

  it("gives a hint in both languages, or has no such property", () => {
    for (const entry of errcodes) {
      if (!("hint" in entry)) continue;
      expect(Object.keys(entry.hint ?? {}).sort(), entry.name).toEqual(["en", "zh"]);
      expect(entry.hint?.en, entry.name).toMatch(/\S/);
      expect(entry.hint?.zh, entry.name).toMatch(/\S/);
    }
    expect(errcodes.filter((entry) => "hint" in entry)).toHaveLength(80);
  });

  it("marks a token as dead for token codes only, and never calls such a code a matter of waiting", () => {
    const dead = errcodes.filter((entry) => entry.tokenInvalid);
    expect(dead.map((entry) => entry.code)).toEqual(expect.arrayContaining([40001, 40014, 42001]));
    for (const entry of dead)
      expect(entry, entry.name).toMatchObject({ category: "token", retryable: false });
  });

  it("is frozen through and through", () => {
    expect(Object.isFrozen(errcodes)).toBe(true);
    for (const entry of errcodes) {
      expect([entry, entry.product, entry.hint].every(Object.isFrozen), entry.name).toBe(true);
    }
  });
});

describe("Errcode", () => {
  it("has the name and the number of every entry, in the same order, and nothing else", () => {
    expect(Object.entries(Errcode)).toEqual(errcodes.map((entry) => [entry.name, entry.code]));
  });

  it("is frozen", () => {
    expect(Object.isFrozen(Errcode)).toBe(true);
    expect(Reflect.set(Errcode, "SYSTEM_BUSY", 1)).toBe(false);
  });

  it("starts with WECOM_ wherever WeCom shares a number with the others", () => {
    const shared = errcodes.filter((entry) =>
      errcodes.some((other) => other !== entry && other.code === entry.code),
    );
    expect(shared.length).toBeGreaterThan(0);
    for (const { name, product } of shared) {
      expect(name.startsWith("WECOM_"), name).toBe(product.includes("wecom"));
    }
  });
});
