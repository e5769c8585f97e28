import { describe, expect, test } from "vitest";
import { errcodes } from "../../src/errcodes/index.ts";
import { PHONE, useSite } from "./browser.ts";
import { htmlOf } from "./built.ts";

const open = useSite();

test.each(["errcodes.html", "zh/endpoints.html"])("%s is a page that a phone can draw", async (name) => {
  expect(htmlOf(name).length).toBeLessThan(100_000);
  const page = await open(name, { viewport: PHONE });
  await page.locator(".rows article").first().waitFor();
  expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(3000);
});

describe("the table of errcodes", () => {
  test.each(["errcodes.html", "zh/errcodes.html"])(
    "%s filters by number, word, product and category",
    async (name) => {
      const page = await open(name, { viewport: PHONE });
      const rows = page.locator(".rows article");
      const count = page.locator(".count");
      await rows.first().waitFor();
      expect(await rows.count()).toBe(50);
      expect(await count.textContent()).toContain(`${errcodes.length}`);

      const input = page.locator(".table-filter input");
      await input.fill("40164");
      expect(await rows.count()).toBe(1);
      expect(await rows.textContent()).toContain("IP_NOT_WHITELISTED");
      await input.fill("白名单");
      expect(await rows.count()).toBeGreaterThan(1);
      await input.fill("");
      const [product, category] = [page.locator("select").first(), page.locator("select").last()];
      await product.selectOption("mp");
      await category.selectOption("token");
      expect(await rows.allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining("42001")]),
      );
      expect(await rows.count()).toBeLessThan(10);
      await count.getByRole("button").click();
      expect(await rows.count()).toBe(50);
      await page.locator(".more").click();
      expect(await rows.count()).toBe(250);
    },
  );

  test.each([
    ["errcodes.html#40164", "IP_NOT_WHITELISTED"],
    ["zh/errcodes.html#40001-wecom", "WECOM_INVALID_SECRET"],
  ])("%s shows its row", async (address, name) => {
    const page = await open(address);
    const row = page.locator("article.named");
    await row.waitFor();
    expect(await row.textContent()).toContain(name);
    // Scrolled to, not merely somewhere on the page.
    expect(await row.evaluate((element) => element.getBoundingClientRect().top < innerHeight / 2)).toBe(true);
  });

  test("a link to a group on the page filters by it", async () => {
    const page = await open("errcodes.html");
    await page.locator('a[href="#wecom-token"]').click();
    await page.locator(".rows article", { hasText: "WECOM" }).first().waitFor();
    expect(await page.locator("select").first().inputValue()).toBe("wecom");
    expect(await page.locator("select").last().inputValue()).toBe("token");
  });
});

describe("the table of endpoints", () => {
  test.each(["endpoints.html", "zh/endpoints.html"])("%s filters by path, and shows fields", async (name) => {
    const page = await open(name, { viewport: PHONE });
    const rows = page.locator(".rows article");
    await page.locator(".table-filter input").fill("post message/custom/send");
    expect(await rows.first().textContent()).toContain("/cgi-bin/message/custom/send");
    await rows.first().locator("summary").click();
    await rows.first().locator("td", { hasText: "touser" }).first().waitFor();
    await page.locator("select").last().selectOption("read");
    expect(await rows.count()).toBe(0);
  });

  test("endpoints.html#/cgi-bin/user/info shows that endpoint", async () => {
    const page = await open("endpoints.html#/cgi-bin/user/info");
    const row = page.locator(".rows article").first();
    await row.waitFor();
    expect(await row.locator(".path").textContent()).toBe("/cgi-bin/user/info");
  });
});
