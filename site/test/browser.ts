import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { BASE } from "./built.ts";
import { type Served, serve } from "./serve.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 390, height: 844 } as const;
const LAPTOP = { width: 1280, height: 800 } as const;

/** Opens pages of the site, each in a tab of its own. */
export type Open = (
  path: string,
  options?: { viewport?: typeof PHONE | typeof LAPTOP; colorScheme?: "light" | "dark" },
) => Promise<Page>;

/** A browser and a server for the tests of a file. */
export function useSite(): Open {
  let site: Served;
  // One for all, because its cache spares most of the time.
  let context: BrowserContext;
  beforeAll(async () => {
    site = await serve(BASE);
    // The system's Chromium: playwright's own would have to be downloaded.
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    const browser = await chromium.launch({ executablePath, args: FLAGS });
    context = await browser.newContext();
  });
  afterAll(async () => {
    await context?.browser()?.close();
    site?.close();
  });

  return async (path, { viewport = LAPTOP, colorScheme = "light" } = {}) => {
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const problems = problemsOf(page, site.origin);
    onTestFinished(async () => {
      await page.close();
      expect(problems).toEqual([]);
    });
    await page.goto(`${site.origin}${BASE}${path}`, { waitUntil: "load" });
    // Its scripts have taken over.
    await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
    return page;
  };
}

/** What must not happen on any page. */
function problemsOf(page: Page, origin: string): readonly string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(origin))
      problems.push(`elsewhere: ${request.url()}`);
  });
  return problems;
}
