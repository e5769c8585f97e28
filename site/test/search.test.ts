import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Open, PHONE, useSite } from "./browser.ts";
import { BASE } from "./built.ts";

const open: Open = useSite();

/** What the search finds, as addresses without the base. */
async function search(page: Page, text: string): Promise<string[]> {
  await page.locator(".VPNavBarSearchButton, .DocSearch-Button").first().click();
  await page.locator("#localsearch-input").fill(text);
  await page.locator(".result").first().waitFor();
  const found = await page
    .locator("a.result")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  return found.map((href) => (href ?? "").replace(BASE, ""));
}

test.each([
  [
    "index.html",
    "40164",
    ["troubleshooting.html#40164-the-ip-is-not-in-the-whitelist", "errcodes.html#40164"],
  ],
  ["zh/index.html", "40164", ["zh/errcodes.html#40164"]],
  ["zh/index.html", "白名单", ["zh/errcodes.html#40164"]],
  ["zh/tokens.html", "media/upload", ["zh/endpoints.html#/cgi-bin/media/upload"]],
  ["index.html", "attachWechat", ["api/axios-wechat.html#attachwechat"]],
])("on %s, %s finds %j", async (name, text, expected) => {
  const found = await search(await open(name), text);
  expect(found).toEqual(expect.arrayContaining(expected));
});

test("a number finds no other number that looks like it", async () => {
  const page = await open("zh/index.html");
  await search(page, "40164");
  const titles = await page.locator("a.result").allTextContents();
  expect(titles.filter((title) => /\b4016[0-35-9]\b/.test(title))).toEqual([]);
});

test("what was found opens at its place, on a phone", async () => {
  const page = await open("zh/index.html", { viewport: PHONE });
  await search(page, "40164 白名单");
  await page.locator('a.result[href$="zh/errcodes.html#40164"]').click();
  await page.locator("#\\34 0164").waitFor();
  expect(await page.locator("#\\34 0164").textContent()).toContain("IP_NOT_WHITELISTED");
});
