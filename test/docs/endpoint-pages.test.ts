import { describe, expect, test } from "vitest";
import { endpointPage } from "../../scripts/endpoint-page.ts";
import { endpoints } from "../../src/endpoints/index.ts";
import { textOf } from "./documents.ts";

const PAGES = { en: "docs/endpoints.md", zh: "docs/zh/endpoints.md" } as const;

describe.each(Object.entries(PAGES))("the page of endpoints in %s", (language, file) => {
  const page = textOf(file);

  test("matches the table", () => {
    expect(endpointPage(endpoints, language as keyof typeof PAGES)).toBe(page);
  });

  test("has every endpoint, with its page", () => {
    for (const { method, path, docs } of endpoints) {
      expect(page).toContain(docs ? `| ${method} | [\`${path}\`](${docs}) |` : `| ${method} | \`${path}\` |`);
    }
  });

  test.each([
    ["/wxa/business/getuserphonenumber", "`code, openid?`", "`phone_info`"],
    [
      "/cgi-bin/message/template/send",
      "`touser, template_id, url?, miniprogram?, data?, client_msg_id?`",
      "`msgid`",
    ],
  ])("has the fields of %s", (path, request, response) => {
    const row = page.split("\n").find((line) => line.startsWith(`| POST | [\`${path}\`]`));
    expect(row?.split(" | ").slice(2, 4)).toEqual([request, response]);
  });

  test("says where a POST takes its fields, if not only in the body", () => {
    const row = page.split("\n").find((line) => line.startsWith("| POST | [`/cgi-bin/media/upload`]"));
    const [query, body] = language === "en" ? ["query", ", body"] : ["查询参数", "，请求体"];
    expect(row).toContain(`| ${query} \`type\`${body} \`media\` |`);
  });

  test("is small enough for a browser", () => {
    expect(page.length).toBeLessThan(1_000_000);
  });

  test("follows the table: a corrected row appears", () => {
    const changed = endpoints.map((row) =>
      row.path === "/cgi-bin/user/info" ? { ...row, repeat: "unsafe" as const } : row,
    );
    expect(endpointPage(changed, language as keyof typeof PAGES)).not.toBe(page);
  });
});

test("`npm run endpoints` writes the pages, and `npm run endpoints:check` checks them", () => {
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
  expect(scripts.endpoints).toContain("scripts/generate-endpoint-docs.ts");
  expect(scripts["endpoints:check"]).toContain("scripts/generate-endpoint-docs.ts --check");
  expect(scripts["check:static"]).toContain("npm run endpoints:check");
});
