import { describe, expect, test } from "vitest";
import { PHONE, useSite } from "./browser.ts";

const open = useSite();

describe.each([
  ["explain.html", "Throws", "Add the IP shown in errmsg", "抛出"],
  ["zh/explain.html", "抛出", "IP 白名单", "Throws"],
])("%s", (name, label, hint, otherLabel) => {
  test("explains a number, and puts it into the address", async () => {
    const page = await open(name, { viewport: PHONE });
    await page.locator("textarea").fill("40164");
    const result = page.locator(".result");
    await result.waitFor();
    const text = await result.textContent();
    for (const part of ["IP_NOT_WHITELISTED", "CredentialError", label, hint]) expect(text).toContain(part);
    expect(new URL(page.url()).searchParams.get("q")).toBe("40164");
    await result.getByRole("link").click();
    await page.locator("article.named", { hasText: "40164" }).waitFor();
  });

  test("explains the query in the address: an errmsg, a line of a log, a path", async () => {
    const resultOf = async (query: string) => {
      const page = await open(`${name}?q=${encodeURIComponent(query)}`);
      await page.locator(".result").waitFor();
      return page.locator(".result").textContent();
    };
    expect(
      await resultOf("invalid credential, access_token is invalid or not latest rid: 6a1b2c3d"),
    ).toContain("INVALID_CREDENTIAL");
    expect(await resultOf('10:00:01 {"errcode":45015,"errmsg":"response out of time limit"}')).toContain(
      "REPLY_WINDOW_EXPIRED",
    );
    expect(await resultOf("POST /cgi-bin/message/custom/send")).toContain("access_token");
  });

  test("keeps the query when the reader switches the language", async () => {
    const page = await open(name);
    await page.locator("textarea").fill("45015");
    await page.locator(".result").waitFor();
    await page.locator(".VPNavBarTranslations button").hover();
    await page.locator(".VPNavBarTranslations a").click();
    await page.locator(".result", { hasText: otherLabel }).waitFor();
    expect(await page.locator("textarea").inputValue()).toBe("45015");
  });

  test("lists what a word finds, explains what one chooses, and says what it does not know", async () => {
    const page = await open(name);
    await page.locator("textarea").fill("openid");
    await page.locator(".explained-list button", { hasText: "INVALID_OPENID" }).first().click();
    await page.locator(".explained", { hasText: "40003" }).waitFor();
    await page.locator("textarea").fill("invald_openid");
    await page.locator(".unknown", { hasText: "INVALID_OPENID" }).waitFor();
  });
});
