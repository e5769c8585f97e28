import { describe, expect, test } from "vitest";
import { githubAnchor } from "../../scripts/github-anchor.ts";
import {
  type ErrcodeFilter,
  errcodeRows,
  filterErrcodes,
  filterOfAnchor,
} from "../../site/components/errcode-rows.ts";
import { fuzziness, tokenize } from "../../site/markdown/tokenize.ts";
import { pageText } from "../../site/pages/adapt.ts";
import { targetsOf } from "../../site/pages/assemble.ts";
import { GROUPS, TITLES } from "../../site/pages/groups.ts";
import { FOLDER, LANGUAGES } from "../../site/pages/language.ts";
import { withSiteLinks } from "../../site/pages/links.ts";
import { assets, sources } from "../../site/pages/sources.ts";
import { documents } from "./documents.ts";
import { linksOf } from "./links.ts";

const pages = sources();
const inDocs = documents
  .map((file) => /^docs\/([^/]+)\.md$/.exec(file)?.[1])
  .filter((name) => name !== undefined);

describe("the sidebar of the site", () => {
  const listed = GROUPS.flatMap((group) => group.pages);

  test("has every page of docs/: add a new one to its group in site/pages/groups.ts", () => {
    expect(inDocs.length).toBeGreaterThan(10);
    expect(inDocs.filter((name) => !listed.includes(name))).toEqual([]);
  });

  test("has only pages that exist, each once, in both languages", () => {
    expect(listed.toSorted()).toEqual([...new Set(listed)].toSorted());
    const written = new Set(pages.map(({ page }) => page));
    for (const language of LANGUAGES) {
      const missing = listed.filter((name) => !written.has(`${FOLDER[language]}${name}.md`));
      expect([language, missing]).toEqual([language, []]);
    }
    expect(Object.keys(TITLES).filter((name) => !listed.includes(name))).toEqual([]);
  });
});

describe("links on the site", () => {
  const without = { ...targetsOf(pages, assets()), repository: undefined };
  const within = { ...without, repository: "https://example.org/axios-wechat" };
  const tokens = { file: "docs/zh/tokens.md", page: "zh/tokens.md" };
  const readme = { file: "README.md", page: "start.md" };

  test.each([
    ["to a page beside it", "[故障](troubleshooting.md#x)", tokens, "[故障](troubleshooting.md#x)"],
    ["to the README", "[x](../../README.zh-CN.md#事件)", tokens, "[x](start.md#事件)"],
    ["to a page in English", "[x](../errcodes.md)", tokens, "[x](../errcodes.md)"],
    [
      "from the README",
      "[x](docs/tokens.md#a) [`b`](docs/errcodes.md)",
      readme,
      "[x](tokens.md#a) [`b`](errcodes.md)",
    ],
    ["to a place on the same page", "[x](#a) [y](README.md#b)", readme, "[x](#a) [y](#b)"],
    [
      "to somewhere else",
      '[x](https://a.b/c) <a href="mailto:d@e.f">',
      readme,
      '[x](https://a.b/c) <a href="mailto:d@e.f">',
    ],
    ["to a picture", "![x](../grafana-dashboard.svg)", tokens, "![x](/grafana-dashboard.svg)"],
    [
      "to a picture in HTML",
      '<img src="docs/typed-calls.svg" alt="">',
      readme,
      '<img src="/typed-calls.svg" alt="">',
    ],
  ])("lead %s", (_, markdown, place, expected) => {
    expect(withSiteLinks(markdown, place, without)).toBe(expected);
  });

  test("of the README that stand on another page lead to the README's page", () => {
    const landing = { file: "README.md", page: "index.md" };
    expect(withSiteLinks("[x](#options)", landing, without)).toBe("[x](start.md#options)");
  });

  test("name a file that only the repository has, until that has an address", () => {
    const link = "see [the client](../../examples/central-token-client.ts#L3), [`LICENSE`](../../LICENSE)";
    expect(withSiteLinks(link, tokens, without)).toBe(
      "see the client（仓库中的 `examples/central-token-client.ts`）, 仓库中的 `LICENSE`",
    );
    expect(withSiteLinks("[Examples](examples/README.md)", readme, without)).toBe(
      "Examples (`examples/README.md`, in the repository)",
    );
    expect(withSiteLinks(link, tokens, within)).toBe(
      "see [the client](https://example.org/axios-wechat/blob/main/examples/central-token-client.ts#L3), " +
        "[`LICENSE`](https://example.org/axios-wechat/blob/main/LICENSE)",
    );
  });

  test("in code and comments are text", () => {
    const code = "`[x](docs/tokens.md)`\n\n```md\n[x](docs/tokens.md)\n```\n\n<!-- [x](docs/tokens.md) -->";
    expect(withSiteLinks(code, readme, without)).toBe(code);
  });

  test("of all pages lead to pages, pictures or addresses, in both forms", () => {
    const known = new Set(pages.map(({ page }) => page));
    for (const targets of [without, within]) {
      for (const source of pages) {
        const text = pageText(source, pages, targets);
        const links = linksOf(text);
        const unknown = links.filter((link) => {
          if (/^(?:https:|#)/.test(link)) return false;
          const { pathname } = new URL(link, `https://site.test/${source.page}`);
          return !known.has(pathname.slice(1)) && !assets().includes(`docs${pathname}`);
        });
        expect([source.page, unknown]).toEqual([source.page, []]);
        // What is in docs/ is on the site, and not only in the repository.
        expect(text).not.toMatch(/仓库中的 `docs|`docs[^`]*`, in the repository/);
      }
    }
  });
});

test("an anchor of the site is GitHub's", () => {
  expect(githubAnchor("40164: the IP is not in the whitelist")).toBe("40164-the-ip-is-not-in-the-whitelist");
  expect(githubAnchor("41001，但已接入插件")).toBe("41001但已接入插件");
});

describe("the pages of tables", () => {
  test("have a component in place of their rows", () => {
    for (const name of ["errcodes", "endpoints"]) {
      for (const language of LANGUAGES) {
        const source = pages.find(({ page }) => page === `${FOLDER[language]}${name}.md`);
        const text =
          source && pageText(source, pages, { ...targetsOf(pages, assets()), repository: undefined });
        expect(text).toMatch(/^<(?:Errcode|Endpoint)Table \/>$/m);
        expect(text?.length).toBeLessThan(10_000);
      }
    }
  });

  const rows = errcodeRows("en");
  const found = (filter: Partial<ErrcodeFilter>) =>
    filterErrcodes(rows, { text: "", product: "", category: "", ...filter }).map(({ anchor }) => anchor);

  test("filter by the beginning of a number, by words in both languages, by product and category", () => {
    const beginning = found({ text: "4016" });
    expect(beginning).toContain("40164");
    expect(beginning.filter((anchor) => !anchor.startsWith("4016"))).toEqual([]);
    expect(found({ text: "白名单" })).toContain("40164");
    expect(found({ text: "ip WHITELIST" })).toContain("40164");
    expect(found({ text: "40001", product: "wecom" }).at(0)).toBe("40001-wecom");
    expect(found({ category: "token", product: "mp" })).toContain("42001");
    expect(found({})).toHaveLength(rows.length);
  });

  test("show what an anchor stands for: a code, a meaning of it, a group", () => {
    expect(filterOfAnchor(rows, "40001-wecom")?.text).toBe("40001");
    expect(filterOfAnchor(rows, "mp-token")).toEqual({ text: "", product: "mp", category: "token" });
    expect(filterOfAnchor(rows, "by-category")).toBeUndefined();
  });
});

describe("the search of the site", () => {
  test("splits Chinese into pairs and keeps numbers whole", () => {
    expect(tokenize("IP 白名单")).toEqual(["IP", "白名", "名单"]);
    expect(tokenize("errcode=40164, INVALID_OPENID 或 -1")).toEqual([
      "errcode",
      "40164",
      "INVALID",
      "OPENID",
      "或",
      "-1",
    ]);
    expect(tokenize("刷新token")).toEqual(["刷新", "token"]);
  });

  test("is exact for numbers and Chinese, and forgives a letter", () => {
    expect([fuzziness("40164"), fuzziness("白名"), fuzziness("whitelist")]).toEqual([false, false, 0.2]);
  });

  test("can be sent to a browser as text", () => {
    for (const [fn, argument] of [
      [tokenize, "白名单"],
      [fuzziness, "40164"],
    ] as const) {
      const sent = new Function(`return ${fn}`)() as (text: string) => unknown;
      expect(sent(argument)).toEqual(fn(argument));
    }
  });
});
