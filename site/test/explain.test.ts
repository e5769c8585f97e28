import { describe, expect, test } from "vitest";
import { PHONE, useSite } from "./browser.ts";

const open = useSite();

describe.each([
  ["explain.html", "Throws", "Add the IP shown in errmsg"],
  ["zh/explain.html", "抛出", "IP 白名单"],
])("%s", (name, label, hint) => {
  test("explains a number, and puts it into the address", async () => {
    const page = await open(name, { viewport: PHONE });
    await page.locator("textarea").fill("40164");
    const answer = page.locator(".answer");
    await answer.waitFor();
    const text = await answer.textContent();
    for (const part of ["IP_NOT_WHITELISTED", "CredentialError", label, hint]) expect(text).toContain(part);
    expect(new URL(page.url()).searchParams.get("q")).toBe("40164");
    await answer.getByRole("link").click();
    await page.locator("article.named", { hasText: "40164" }).waitFor();
  });

  test("explains what the address asks for: an errmsg, a line of a log, a path", async () => {
    const asked = async (query: string) => {
      const page = await open(`${name}?q=${encodeURIComponent(query)}`);
      await page.locator(".answer").waitFor();
      return page.locator(".answer").textContent();
    };
    expect(await asked("invalid credential, access_token is invalid or not latest rid: 6a1b2c3d")).toContain(
      "INVALID_CREDENTIAL",
    );
    expect(await asked('10:00:01 {"errcode":45015,"errmsg":"response out of time limit"}')).toContain(
      "REPLY_WINDOW_EXPIRED",
    );
    expect(await asked("POST /cgi-bin/message/custom/send")).toContain("access_token");
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
