import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { githubAnchor } from "../../scripts/github-anchor.ts";
import { REPOSITORY } from "../../scripts/repository.ts";
import { mermaid } from "../markdown/mermaid.ts";
import { searchable } from "../markdown/searchable.ts";
import { fuzziness, tokenize } from "../markdown/tokenize.ts";
import { assemble, PAGES } from "../pages/assemble.ts";
import { assembleOnChange } from "./plugins/assemble-on-change.ts";
import { dataAsModules } from "./plugins/data-as-modules.ts";
import { searchWords, themeOf } from "./texts.ts";

assemble();

/** A bubble with a check mark. In the page, because a browser asks for favicon.ico otherwise. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0a7d45" d="M6 2h20a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4H14l-8 6v-6a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4z"/><path fill="none" stroke="#fff" stroke-width="3" d="m10 13 5 5 8-9"/></svg>`;

export default defineConfig({
  title: "axios-wechat",
  base: process.env.DOCS_BASE ?? "/",
  srcDir: PAGES,
  outDir: fileURLToPath(new URL("../dist", import.meta.url)),
  cacheDir: fileURLToPath(new URL("../.cache", import.meta.url)),
  // Pages of any host: not each one serves /tokens from tokens.html.
  cleanUrls: false,
  head: [["link", { rel: "icon", href: `data:image/svg+xml,${encodeURIComponent(ICON)}` }]],
  locales: {
    root: { label: "English", lang: "en-US", themeConfig: themeOf("en") },
    zh: { label: "简体中文", lang: "zh-CN", themeConfig: themeOf("zh") },
  },
  themeConfig: {
    ...(REPOSITORY && { socialLinks: [{ icon: "github", link: REPOSITORY }] }),
    search: {
      provider: "local",
      options: {
        detailedView: false,
        locales: { zh: { translations: searchWords } },
        miniSearch: {
          options: { tokenize },
          searchOptions: { combineWith: "AND", fuzzy: fuzziness, prefix: true },
        },
        _render: searchable,
      },
    },
  },
  markdown: {
    anchor: { slugify: githubAnchor },
    config: (md) => mermaid(md),
  },
  vite: {
    plugins: [dataAsModules(), assembleOnChange()],
    // Mermaid has 2.5 MB. It is loaded where a diagram comes near.
    build: { chunkSizeWarningLimit: 2600 },
  },
});
