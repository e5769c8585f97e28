import type { Bilingual } from "./language.ts";

/** A part of the sidebar. */
interface Group {
  readonly title: Bilingual;
  /** Names of pages, in order: `tokens` for docs/tokens.md and docs/zh/tokens.md. */
  readonly pages: readonly string[];
}

/** The README of a language, which is a page like those of docs/. */
export const START = "start";
/** The page of this folder that explains what one types. */
export const EXPLAIN = "explain";

/** Every page of docs/ is in exactly one group. A test fails for one that is not. */
export const GROUPS: readonly Group[] = [
  { title: { en: "Start", zh: "开始" }, pages: [START, "testing", "migration"] },
  {
    title: { en: "Guides", zh: "指南" },
    pages: [
      "errors",
      "retries",
      "tokens",
      "accounts",
      "third-party-platforms",
      "wecom",
      "uploads",
      "interceptors",
      "security-api",
      "typed-calls",
    ],
  },
  {
    title: { en: "Frameworks and runtimes", zh: "框架与运行时" },
    pages: ["express", "nestjs", "nextjs", "serverless", "runtimes"],
  },
  {
    title: { en: "Reference", zh: "参考" },
    pages: [EXPLAIN, "errcodes", "endpoints", "options", "command-line"],
  },
  {
    title: { en: "Operations", zh: "运维" },
    pages: ["troubleshooting", "several-processes", "stores", "quotas", "observability"],
  },
];

/** What a page is called in the sidebar, where its heading does not say it. */
export const TITLES: Readonly<Record<string, Bilingual>> = {
  [START]: { en: "Getting started", zh: "快速开始" },
};
