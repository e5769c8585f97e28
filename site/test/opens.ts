import { expect, test } from "vitest";
import { PHONE, useSite } from "./browser.ts";

/** Opens each page. There are many: the tests of each language are a file, so that they run beside each other. */
export function testThatTheyOpen(names: readonly string[]): void {
  const open = useSite();

  test.each(names)("%s opens on a phone, without an error, and fits in its width", async (name) => {
    const page = await open(name, { viewport: PHONE });
    const { title, width, text } = await page.evaluate(() => ({
      title: document.title,
      width: document.documentElement.scrollWidth,
      text: document.querySelector("#VPContent")?.textContent ?? "",
    }));
    expect(title).toContain("axios-wechat");
    expect(text.length).toBeGreaterThan(150);
    expect(width).toBe(PHONE.width);
  });
}
