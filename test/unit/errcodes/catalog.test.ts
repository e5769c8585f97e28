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
  inSeed: boolean;
  source: string;
}
const data: DataRow[] = JSON.parse(
  readFileSync(new URL("../../../data/errcodes.json", import.meta.url), "utf8"),
);

// Records, so that the compiler requires every member of the two unions.
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
  it("exports exactly three names", () => {
    expect(Object.keys(publicNames).sort()).toEqual(["Errcode", "errcodes", "lookupErrcode"]);
  });

  it("is data/errcodes.json, row for row, without the notes on a row's source", () => {
    const facts = errcodes.map(({ hint: _, window, aliases, ...entry }) => entry);
    expect(facts).toStrictEqual(data.map(({ inSeed: _, source, hint_zh, hint_en, ...row }) => row));
    expect(errcodes).toHaveLength(3458);
    expect(new Set(errcodes.map((entry) => entry.code)).size).toBe(3229);
  });

  it("includes the hints of the facts", () => {
    const told = data.filter((row) => row.hint_en !== undefined);
    expect(told).toHaveLength(114);
    for (const { name, hint_en: en, hint_zh: zh } of told)
      expect(errcodes.find((entry) => entry.name === name)?.hint, name).toEqual({ en, zh });
  });

  it("uses each name once", () => {
    const names = errcodes.map((entry) => entry.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("gives a code one meaning per product", () => {
    const meanings = errcodes.flatMap((entry) => entry.product.map((product) => `${entry.code} ${product}`));
    expect(new Set(meanings).size).toBe(meanings.length);
  });

  it("puts every entry in one of the 14 categories, and uses them all", () => {
    expect(Object.keys(categories)).toHaveLength(14);
    expect(new Set(errcodes.map((entry) => entry.category))).toEqual(new Set(Object.keys(categories)));
  });

  it("uses exactly the known products", () => {
    expect(new Set(errcodes.flatMap((entry) => entry.product))).toEqual(new Set(Object.keys(products)));
  });

  it("only treats errcode 0 as a success", () => {
    expect(errcodes.filter((entry) => entry.category === "success").map((entry) => entry.code)).toEqual([0]);
  });

  it("has a next step for every code, in both languages", () => {
    for (const { name, category, hint } of errcodes) {
      if (category === "success") continue;
      expect(hint?.en, name).toMatch(/[a-z]/);
      expect(hint?.zh, name).toMatch(/\p{Script=Han}/u);
    }
  });

  it("has separate hints for at least 300 rows", () => {
    const { general } = JSON.parse(
      readFileSync(new URL("../../../data/errcode-hints.json", import.meta.url), "utf8"),
    );
    const common = new Set(
      Object.values<Record<string, { en: string }>>(general).flatMap((one) =>
        Object.values(one).map(({ en }) => en),
      ),
    );
    const own = errcodes.filter(({ hint }) => hint && !common.has(hint.en));
    expect(own.length).toBeGreaterThanOrEqual(300);
  });

  it("has a window only for quotas and rate limits", () => {
    const windows = errcodes.flatMap(({ name, category, window }) =>
      window ? [{ name, category, window }] : [],
    );
    for (const { name, category } of windows) expect(["quota", "rateLimit"], name).toContain(category);
    expect(new Set(windows.map(({ window }) => window))).toEqual(
      new Set(["second", "minute", "hour", "day", "month", "total"]),
    );
    expect(windows).toContainEqual({ name: "API_RATE_LIMITED", category: "rateLimit", window: "minute" });
    expect(windows).toContainEqual({ name: "MONTHLY_QUOTA_EXCEEDED", category: "quota", window: "month" });
    expect(windows.find(({ name }) => name === "API_QUOTA_EXCEEDED")).toBeUndefined();
  });

  it("marks only token codes as token errors, and never as retryable", () => {
    const dead = errcodes.filter((entry) => entry.tokenInvalid);
    expect(dead.map((entry) => entry.code)).toEqual(expect.arrayContaining([40001, 40014, 42001]));
    for (const entry of dead)
      expect(entry, entry.name).toMatchObject({ category: "token", retryable: false });
  });

  it("is deeply frozen", () => {
    expect(Object.isFrozen(errcodes)).toBe(true);
    for (const entry of errcodes) {
      expect([entry, entry.product, entry.hint, entry.aliases].every(Object.isFrozen), entry.name).toBe(true);
    }
  });
});

/** The deprecated names, with their numbers in 0.1.0. */
const RENAMED = {
  INVALID_JSAPI_TICKET: 40093,
  ILLEGAL_GROUP_NAME: 40117,
  INVALID_MEDIA_ID_SIZE: 40118,
  KF_ACCOUNT_BANNED: 40201,
  TEMPLATE_CHANGE_TOO_FREQUENT: 43100,
} as const;

describe("Errcode", () => {
  it("has the name and the number of every entry, in the same order, then the deprecated names", () => {
    const names = errcodes.map((entry) => [entry.name, entry.code]);
    expect(Object.entries(Errcode).slice(0, names.length)).toEqual(names);
    expect(Object.fromEntries(Object.entries(Errcode).slice(names.length))).toEqual(RENAMED);
  });

  it("has the entry of each deprecated name by its aliases", () => {
    const aliases = errcodes.flatMap(({ aliases = [], code }) => aliases.map((alias) => [alias, code]));
    expect(Object.fromEntries(aliases)).toEqual(RENAMED);
    for (const alias of Object.keys(RENAMED)) expect(errcodes.map(({ name }) => name)).not.toContain(alias);
  });

  it("is frozen", () => {
    expect(Object.isFrozen(Errcode)).toBe(true);
    expect(Reflect.set(Errcode, "SYSTEM_BUSY", 1)).toBe(false);
    expect(Reflect.defineProperty(Errcode, "NEW", { value: 1 })).toBe(false);
  });

  it("prefixes WeCom's meanings with WECOM_ if their names would conflict with others", () => {
    for (const { name, product } of errcodes.filter((entry) => entry.name.startsWith("WECOM_")))
      expect(product, name).toContain("wecom");
  });
});
