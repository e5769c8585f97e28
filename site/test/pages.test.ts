import { describe, expect, test } from "vitest";
import { sources } from "../pages/sources.ts";
import { useSite } from "./browser.ts";
import { BASE, htmlOf, pages } from "./built.ts";

const open = useSite();

test("every page of the repository was built", () => {
  const expected = sources().map(({ page }) => page.replace(/\.md$/, ".html"));
  expect(expected.length).toBeGreaterThan(40);
  expect(expected.filter((page) => page.includes("api/")).length).toBeGreaterThan(16);
  expect(pages).toEqual(expected.toSorted());
});

describe("links", () => {
  const idsOf = (html: string) => new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id));
  const hrefsOf = (html: string) =>
    [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)].map(([, href = ""]) => href);
  const known = new Map(pages.map((name) => [name, idsOf(htmlOf(name))]));

  /** Rows of the tables are drawn by the browser: tables.test.ts looks at their anchors. */
  const isTable = (name: string) => /(?:^|\/)(?:errcodes|endpoints)\.html$/.test(name);

  test.each(pages)("of %s lead to pages and places that exist", (name) => {
    const dead = hrefsOf(htmlOf(name)).filter((href) => {
      const url = new URL(href.replaceAll("&amp;", "&"), `https://site.test${BASE}${name}`);
      if (url.host !== "site.test") return url.protocol !== "https:";
      const target = url.pathname.slice(BASE.length).replace(/(^|\/)$/, "$1index.html");
      if (!url.pathname.startsWith(BASE)) return true;
      if (/\.(?:svg|json)$/.test(target)) return false;
      const ids = known.get(target);
      if (!ids) return true;
      const anchor = decodeURIComponent(url.hash.slice(1));
      return anchor !== "" && !ids.has(anchor) && !isTable(target);
    });
    expect(dead).toEqual([]);
  });
});

describe("the other language", () => {
  test.each([
    ["tokens.html", "简体中文", "zh/tokens.html"],
    ["zh/troubleshooting.html", "English", "troubleshooting.html"],
    ["zh/api/axios-wechat.redis.html", "English", "api/axios-wechat.redis.html"],
  ])("of %s is the same page", async (name, label, expected) => {
    const page = await open(name);
    await page.locator(".VPNavBarTranslations, .VPFlyout.translations").first().hover();
    await page.getByRole("link", { name: label }).first().click();
    await page.waitForURL(`**${BASE}${expected}`);
  });
});

describe("diagrams", () => {
  const drawn = pages.filter((name) => htmlOf(name).includes('class="diagram"'));

  test("are on several pages", () => {
    expect(drawn.length).toBeGreaterThanOrEqual(4);
  });

  test.each(drawn)("of %s are drawn, in light and dark", async (name) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open(name, { colorScheme });
      const diagrams = page.locator(".diagram");
      for (let at = 0; at < (await diagrams.count()); at++) {
        await diagrams.nth(at).scrollIntoViewIfNeeded();
        const text = await diagrams.nth(at).locator("svg text").first().textContent();
        expect(text?.trim()).not.toBe("");
      }
      expect(await page.locator(".diagram pre").count()).toBe(0);
    }
  });
});
